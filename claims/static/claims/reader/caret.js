// A caret in a text that is only read: moved with the keys of any editor, and drawn by us. What is
// selected is the browser's own selection, so that it looks and copies as everywhere.

export class Caret {
    // `selected(start, end)` hears of every change, `end` being where the caret is.
    constructor(view, boundaries, { selected }) {
        Object.assign(this, { view, boundaries, selected });
        this.anchor = 0;
        this.at = 0;
        this.mark = document.createElement('div');
        this.mark.className = 'reader-caret';
        this.mark.setAttribute('aria-hidden', 'true');
        this.mark.hidden = true;
        view.root.after(this.mark);
        view.root.addEventListener('keydown', (event) => this.#key(event));
        view.root.addEventListener('focus', () => this.draw());
        view.root.addEventListener('blur', () => { this.mark.hidden = true; });
        document.addEventListener('selectionchange', () => this.#read());
        new ResizeObserver(() => this.draw()).observe(view.root);
    }

    get start() {
        return Math.min(this.anchor, this.at);
    }

    get end() {
        return Math.max(this.anchor, this.at);
    }

    // Without scrolling the text, which a focused block of its size would do.
    focus() {
        this.view.root.focus({ preventScroll: true });
    }

    place(at, anchor = at) {
        this.at = at;
        this.anchor = anchor;
        const [anchorNode, anchorOffset] = this.view.pointAt(anchor, anchor > at);
        const [node, offset] = this.view.pointAt(at, at > anchor);
        getSelection().setBaseAndExtent(anchorNode, anchorOffset, node, offset);
        this.draw();
        this.selected(this.start, this.end);
    }

    reveal() {
        const box = this.#box(this.at);
        const top = parseFloat(getComputedStyle(this.view.root).scrollMarginTop) || 0;
        if (box && (box.top < top || box.bottom > innerHeight - 40)) {
            window.scrollBy({ top: box.top - innerHeight * 0.4 });
            this.draw();
        }
    }

    draw() {
        const box = document.activeElement === this.view.root && this.#box(this.at);
        this.mark.hidden = !box;
        if (box) {
            const page = this.mark.offsetParent.getBoundingClientRect();
            this.mark.style.insetInlineStart = `${box.x - page.left - 1}px`;
            this.mark.style.insetBlockStart = `${box.top - page.top}px`;
            this.mark.style.blockSize = `${box.bottom - box.top}px`;
        }
    }

    // Where the caret stands before the character at the position, else after the last one.
    #box(position) {
        const { view, boundaries } = this;
        if (position < view.text.length) {
            const next = boundaries.nextCharacter(position);
            const rect = view.rangeOf(position, next).getClientRects()[0];
            if (rect) {
                return { x: rect.left, top: rect.top, bottom: rect.bottom };
            }
        }
        const before = boundaries.previousCharacter(position);
        const rect = [...view.rangeOf(before, position).getClientRects()].at(-1);
        return rect ? { x: rect.right, top: rect.top, bottom: rect.bottom } : null;
    }

    // The browser's selection, where it has been changed by the mouse or by it.
    #read() {
        const selection = getSelection();
        const { root } = this.view;
        if (!selection.rangeCount || !root.contains(selection.anchorNode)) {
            return;
        }
        const anchor = this.view.positionOf(selection.anchorNode, selection.anchorOffset);
        const at = this.view.positionOf(selection.focusNode, selection.focusOffset);
        if (anchor !== this.anchor || at !== this.at) {
            this.anchor = anchor;
            this.at = at;
            this.draw();
            this.selected(this.start, this.end);
        }
    }

    #key(event) {
        if (event.altKey || event.target !== this.view.root) {
            return;
        }
        const to = this.#destination(event.key, event.ctrlKey || event.metaKey, event.shiftKey);
        if (to === null) {
            return;
        }
        event.preventDefault();
        this.place(to, event.shiftKey ? this.anchor : to);
        this.reveal();
    }

    #destination(key, control, shift) {
        const { boundaries, at } = this;
        switch (key) {
        case 'ArrowRight':
            if (!control && !shift && this.start < this.end) {
                return this.end;
            }
            return control ? boundaries.nextWord(at) : boundaries.nextCharacter(at);
        case 'ArrowLeft':
            if (!control && !shift && this.start < this.end) {
                return this.start;
            }
            return control ? boundaries.previousWord(at) : boundaries.previousCharacter(at);
        case 'ArrowDown':
            return control ? boundaries.nextSentence(at) : this.#line('forward', 'line');
        case 'ArrowUp':
            return control ? boundaries.previousSentence(at) : this.#line('backward', 'line');
        case 'Home':
            return control ? 0 : this.#line('backward', 'lineboundary');
        case 'End':
            return control ? this.view.text.length : this.#line('forward', 'lineboundary');
        case 'PageDown':
            return this.#line('forward', 'line', 18);
        case 'PageUp':
            return this.#line('backward', 'line', 18);
        default:
            return null;
        }
    }

    // Only the browser knows its lines. It moves the selection's end; where that is, is read.
    #line(direction, granularity, times = 1) {
        const selection = getSelection();
        selection.collapse(...this.view.pointAt(this.at));
        for (let count = 0; count < times; count += 1) {
            selection.modify('move', direction, granularity);
        }
        const { focusNode, focusOffset } = selection;
        return this.view.root.contains(focusNode)
            ? this.view.positionOf(focusNode, focusOffset) : this.at;
    }
}
