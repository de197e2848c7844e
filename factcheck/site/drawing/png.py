"""A drawing as PNG, on paper, two dots to a pixel."""

from io import BytesIO

from PIL import Image, ImageDraw

from factcheck.site.drawing.colours import COLOURS
from factcheck.site.drawing.shapes import Drawing, DrawnBox, DrawnDot, DrawnLine, DrawnText
from factcheck.site.drawing.texts import Face, font, one_line

DOTS_PER_PIXEL = 2
# Edges are drawn larger and made smaller, which smooths them; letters are smooth by themselves.
SMOOTHING = 2

_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}


def png(drawing: Drawing) -> bytes:
    size = (drawing.width * DOTS_PER_PIXEL, drawing.height * DOTS_PER_PIXEL)
    large = (size[0] * SMOOTHING, size[1] * SMOOTHING)
    image = Image.new("RGB", large, COLOURS["paper"])
    pen = ImageDraw.Draw(image)
    for shape in drawing.shapes:
        if not isinstance(shape, DrawnText):
            _draw(pen, shape, DOTS_PER_PIXEL * SMOOTHING)
    image = image.resize(size, Image.Resampling.BOX)
    pen = ImageDraw.Draw(image)
    for shape in drawing.shapes:
        if isinstance(shape, DrawnText):
            _write(pen, shape)
    return as_bytes(image)


def as_bytes(image: Image.Image) -> bytes:
    content = BytesIO()
    image.save(content, "PNG", optimize=True)
    return content.getvalue()


def _draw(pen: ImageDraw.ImageDraw, shape: DrawnBox | DrawnDot | DrawnLine, by: int) -> None:
    if isinstance(shape, DrawnLine):
        ends = [(shape.x1 * by, shape.y1 * by), (shape.x2 * by, shape.y2 * by)]
        pen.line(ends, fill=COLOURS[shape.stroke], width=max(1, round(shape.width * by)))
        return
    outline = COLOURS[shape.outline] if shape.outline else None
    if isinstance(shape, DrawnBox):
        right, lower = (shape.x + shape.width) * by, (shape.y + shape.height) * by
        corners = (
            shape.x * by,
            shape.y * by,
            max(right - 1, shape.x * by),
            max(lower - 1, shape.y * by),
        )
        pen.rectangle(corners, fill=COLOURS[shape.fill], outline=outline, width=by)
        return
    x, y, r = shape.x * by, shape.y * by, shape.radius * by
    pen.ellipse((x - r, y - r, x + r, y + r), fill=COLOURS[shape.fill], outline=outline, width=by)


def _write(pen: ImageDraw.ImageDraw, shape: DrawnText) -> None:
    face: Face = "sans-bold" if shape.bold else "sans"
    pen.text(
        (shape.x * DOTS_PER_PIXEL, shape.y * DOTS_PER_PIXEL),
        one_line(shape.text),
        fill=COLOURS[shape.fill],
        font=font(face, shape.size * DOTS_PER_PIXEL),
        anchor=_ANCHORS[shape.anchor],
    )
