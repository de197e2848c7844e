// A caret in a text that is only read: moved with the keys of any editor, and drawn by us. What is
// selected is the browser's own selection, so that it looks and copies as everywhere.

import { Lines } from './lines.js';

const PAGE = 18; // lines
const VERTICAL = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown']);

export class Caret {
    // `selected(start, end)` hears of every change, `end` being where the caret is.
    constructor(view, boundaries, { selected }) {
        Object.assign(this, { view, boundaries, selected });
        this.lines = new Lines(view);
        this.column = null;
        this.anchor = 0;
        this.at = 0;
        this.mark = document.createElement('div');
        this.mark.className = 'reader-caret';
        this.mark.setAttribute('aria-hidden', 'true');
        this.mark.hidden = true;
        view.root.after(this.mark);
        view.root.addEventListener('keydown', (event) => this.#key(event));
        view.root.addEventListener('mousedown', (event) => {
            // Else what is selected would be dragged away, instead of something else selected.
            if (event.button === 0 && !event.shiftKey) {
                getSelection().removeAllRanges();
            }
        });
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
        this.column = null;
        const [anchorNode, anchorOffset] = this.view.pointAt(anchor, anchor > at);
        const [node, offset] = this.view.pointAt(at, at > anchor);
        getSelection().setBaseAndExtent(anchorNode, anchorOffset, node, offset);
        this.draw();
        this.selected(this.start, this.end);
    }

    reveal() {
        const box = this.lines.box(this.at);
        const top = parseFloat(getComputedStyle(this.view.root).scrollMarginTop) || 0;
        if (box && (box.top < top || box.bottom > innerHeight - 40)) {
            window.scrollBy({ top: box.top - innerHeight * 0.4 });
            this.draw();
        }
    }

    draw() {
        const box = document.activeElement === this.view.root && this.lines.box(this.at);
        this.mark.hidden = !box;
        // On paper there is no place for it.
        const page = this.mark.offsetParent?.getBoundingClientRect();
        if (box && page) {
            this.mark.style.insetInlineStart = `${box.x - page.left - 1}px`;
            this.mark.style.insetBlockStart = `${box.top - page.top}px`;
            this.mark.style.blockSize = `${box.bottom - box.top}px`;
        }
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
            this.column = null;
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
        const column = VERTICAL.has(event.key) ? this.column : null;
        this.place(to, event.shiftKey ? this.anchor : to);
        this.reveal();
        this.column = column;
    }

    #destination(key, control, shift) {
        const { boundaries, at, lines } = this;
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
            return control ? boundaries.nextSentence(at) : this.#line(1);
        case 'ArrowUp':
            return control ? boundaries.previousSentence(at) : this.#line(-1);
        case 'Home':
            return control ? 0 : lines.end(at, -1);
        case 'End':
            return control ? this.view.text.length : lines.end(at, 1);
        case 'PageDown':
            return this.#line(1, PAGE);
        case 'PageUp':
            return this.#line(-1, PAGE);
        default:
            return null;
        }
    }

    // Up and down in the column where it began, over shorter lines too.
    #line(step, times = 1) {
        this.column ??= this.lines.box(this.at)?.x ?? 0;
        let to = this.at;
        for (let count = 0; count < times; count += 1) {
            to = this.lines.beside(to, step, this.column);
        }
        return this.boundaries.character(to)[0];
    }
}
