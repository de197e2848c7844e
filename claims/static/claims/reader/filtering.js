// Which claims are shown in the text: those of the statuses that are ticked. The others are not
// underlined, not stepped through, and not found under the caret; nothing is remembered of it.

import { fill } from './elements.js';

export class Filtering {
    constructor(reader) {
        this.reader = reader;
        this.boxes = [...document.querySelectorAll('.legend input')];
        for (const box of this.boxes) {
            box.addEventListener('change', () => this.#apply());
        }
    }

    focus() {
        this.boxes[0]?.focus();
    }

    shows(claim) {
        return !this.reader.view.hidden.has(claim.status);
    }

    // So that a claim that one is led to can be seen.
    show(claim) {
        const box = this.boxes.find((each) => each.value === claim.status);
        if (box && !box.checked) {
            box.checked = true;
            this.#apply();
        }
    }

    #apply() {
        const { view, notices, words, source } = this.reader;
        view.hide(this.boxes.filter((box) => !box.checked).map((box) => box.value));
        const count = source.claims.filter((claim) => this.shows(claim)).length;
        notices.whisper(fill(words.claims_shown, { count, total: source.claims.length }));
    }
}
