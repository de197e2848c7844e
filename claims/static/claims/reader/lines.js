// The lines as they are shown: up, down, and to their ends. The browser's own way of moving by line
// (Selection.modify) leaves lines out where nothing is edited, so that places are measured.

const SAME = 4; // pixels that boxes on one line may differ by

export class Lines {
    constructor(view) {
        this.view = view;
    }

    // Where a caret before the position stands: { x, top, bottom }. null in a text without any.
    box(position) {
        const { view } = this;
        const { text } = view;
        if (position < text.length) {
            const next = position + (text.codePointAt(position) > 0xffff ? 2 : 1);
            const rect = view.rangeOf(position, next).getClientRects()[0];
            if (rect) {
                return { x: rect.left, top: rect.top, bottom: rect.bottom };
            }
        }
        const before = Math.max(0, position - 1);
        const rect = [...view.rangeOf(before, position).getClientRects()].at(-1);
        return rect ? { x: rect.right, top: rect.top, bottom: rect.bottom } : null;
    }

    // The place in the line above (`step` -1) or below (1) that is nearest to `x`; the text's end
    // where there is no such line.
    beside(position, step, x) {
        const { length } = this.view.text;
        this.view.layOutNear(position);
        const from = this.box(position);
        let line = null;
        let best = step < 0 ? 0 : length;
        let distance = Infinity;
        for (let at = position + step; from && at >= 0 && at <= length; at += step) {
            const box = this.box(at);
            if (!box || Math.abs(box.top - from.top) < SAME) {
                continue;
            }
            line ??= box.top;
            if (Math.abs(box.top - line) >= SAME) {
                break;
            }
            if (Math.abs(box.x - x) < distance) {
                distance = Math.abs(box.x - x);
                best = at;
            }
        }
        return best;
    }

    // The first place in the line (`step` -1), or the last (1).
    end(position, step) {
        const { length } = this.view.text;
        this.view.layOutNear(position);
        const from = this.box(position);
        let last = position;
        for (let at = position + step; from && at >= 0 && at <= length; at += step) {
            const box = this.box(at);
            if (box && Math.abs(box.top - from.top) >= SAME) {
                break;
            }
            last = at;
        }
        return last;
    }
}
