"""What lies upon a page: fields of a form that is filled in, and notes of those who read it."""

import pypdfium2
import pypdfium2.raw as pdfium

# Text that is shown on the page like all other, but is kept beside it.
_SHOWN = {pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP}
_NOTES = {pdfium.FPDF_ANNOT_TEXT}


def annotated_page(document: pypdfium2.PdfDocument, number: int) -> tuple[pypdfium2.PdfPage, int]:
    """The page with what is shown upon it as part of it, and how many notes lie there, which open
    at a click. `number` from 0. Raises PdfiumError.
    """
    page = document[number]
    kinds = [_kind(page, place) for place in range(pdfium.FPDFPage_GetAnnotCount(page.raw))]
    if _SHOWN.intersection(kinds) and (
        pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS
    ):
        page.close()
        page = document[number]
    return page, sum(kind in _NOTES for kind in kinds)


def _kind(page: pypdfium2.PdfPage, place: int) -> int:
    annotation = pdfium.FPDFPage_GetAnnot(page.raw, place)
    if not annotation:
        return 0
    kind: int = pdfium.FPDFAnnot_GetSubtype(annotation)
    pdfium.FPDFPage_CloseAnnot(annotation)
    return kind
