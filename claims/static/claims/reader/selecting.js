// What is selected: tidied, read out once it rests, with a button beside its end.

import { fill, short } from './elements.js';

const REST = 120;

export class Selecting {
    #timer = 0;
    current = null;

    // `offers()` is what the button is to say; nothing while there is nothing to offer.
    constructor(view, boundaries, notices, words, offers) {
        Object.assign(this, { view, boundaries, notices, words, offers });
        this.button = document.getElementById('mark-here');
    }

    changed(start, end) {
        this.current = start < end ? this.boundaries.tidy(start, end) : null;
        this.hide();
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#rested(), REST);
    }

    hide() {
        this.button.hidden = true;
    }

    #rested() {
        const offer = this.current && this.offers();
        if (!offer) {
            return;
        }
        const { start, end } = this.current;
        const words = short(this.view.text.slice(start, end), 200);
        this.notices.whisper(fill(this.words.selected, { words }));
        this.button.firstElementChild.textContent = offer;
        this.button.hidden = false;
        const box = [...this.view.rangeOf(start, end).getClientRects()].at(-1);
        // On paper there is no place for it.
        const page = this.button.offsetParent?.getBoundingClientRect();
        if (!page || !box) {
            return;
        }
        const left = Math.min(box.right - page.left, page.width - this.button.offsetWidth - 8);
        this.button.style.insetInlineStart = `${Math.max(0, left)}px`;
        this.button.style.insetBlockStart = `${box.bottom - page.top + 6}px`;
    }
}
