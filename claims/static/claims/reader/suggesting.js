// Sentences that may be worth checking: a quiet dotted line, to go through, take up or reject.
// Nothing is a claim until a person has made it one.

import { button, element, fill } from './elements.js';
import { similarItems } from './similar.js';

const LEVEL = 'reader-suggestions';
const USUAL_LEVEL = 5;
const MOST_LEVEL = 10;
const REST = 250;

export class Suggesting {
    #all = [];
    #shown = [];
    #timer = 0;
    #asked = 0;
    current = null;

    constructor(reader) {
        this.reader = reader;
        this.card = document.getElementById('suggestion-card');
        this.slider = document.getElementById('suggestion-level');
        this.slider.value = localStorage.getItem(LEVEL) ?? USUAL_LEVEL;
        this.slider.addEventListener('input', () => {
            localStorage.setItem(LEVEL, this.slider.value);
            this.draw();
            const { notices, words } = this.reader;
            notices.whisper(fill(words.suggestions_shown, { count: this.#shown.length }));
        });
    }

    // Asked for anew after every change: what a claim covers is suggested no more.
    async load() {
        const { server, source, notices } = this.reader;
        this.#asked += 1;
        const asked = this.#asked;
        try {
            const { suggestions, checked_before: before } = await server.get(
                server.urls.suggestions,
            );
            if (asked !== this.#asked) {
                return;
            }
            this.#all = suggestions.map((each) => ({
                ...each,
                start: source.offsets.toUnits(each.start),
                end: source.offsets.toUnits(each.end),
            }));
            const note = document.getElementById('checked-before');
            note.textContent = before;
            note.hidden = !before;
            this.draw();
        } catch (refused) {
            notices.complain(refused);
        }
    }

    // The best ones, as many as the slider says.
    draw() {
        const many = Math.ceil((this.#all.length * Number(this.slider.value)) / MOST_LEVEL);
        const best = [...this.#all].sort((a, b) => b.score - a.score).slice(0, many);
        this.#shown = best.sort((a, b) => a.start - b.start);
        document.getElementById('reader').dataset.suggestions = this.#shown.length;
        const ranges = this.#shown.map(
            ({ start, end }) => this.reader.view.rangeOf(start, end),
        );
        globalThis.CSS?.highlights?.set('suggestion', new Highlight(...ranges));
    }

    step(by) {
        const { caret, notices, words } = this.reader;
        if (!this.#shown.length) {
            notices.say(words.no_suggestions);
            return;
        }
        if (this.reader.marking.open) {
            return;
        }
        let index = this.#shown.indexOf(this.current) + by;
        if (!this.current || !this.#shown.includes(this.current)) {
            const next = this.#shown.findIndex((each) => each.start >= caret.start);
            const after = next < 0 ? this.#shown.length : next;
            index = by > 0 ? after : after - 1;
        }
        this.#visit(this.#shown.at(index % this.#shown.length));
    }

    // Its words are selected, so that Enter makes a claim of them.
    #visit(suggestion) {
        const { caret, notices, words, card } = this.reader;
        card.clear();
        this.current = suggestion;
        caret.focus();
        caret.place(suggestion.end, suggestion.start);
        caret.reveal();
        this.explain({ ...suggestion, similar: null });
        const where = fill(words.suggestion_of, {
            number: this.#shown.indexOf(suggestion) + 1, count: this.#shown.length,
        });
        notices.whisper(`${where}. ${words.worth}: ${suggestion.for.join(', ')}.`);
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#ask(suggestion), REST);
    }

    async #ask(suggestion) {
        const { server, source } = this.reader;
        try {
            const about = await server.post(
                server.urls.about, source.wire(suggestion.start, suggestion.end),
            );
            if (this.current === suggestion && !this.card.hidden) {
                this.explain(about);
            }
        } catch (refused) {
            this.reader.notices.complain(refused);
        }
    }

    // Why, and what is like it: beside the text, and above the form while that is open.
    explain(about) {
        const { words, marking } = this.reader;
        const typed = this.card.querySelector('input')?.value ?? '';
        this.card.replaceChildren(
            ...reasons(words.worth, about.for), ...reasons(words.not_worth, about.against),
            ...this.#similar(about.similar),
        );
        if (this.current && !marking.open) {
            const reason = element('input', { type: 'text', id: 'reject-reason', maxLength: 500 });
            reason.value = typed;
            reason.addEventListener('keydown', (event) => {
                if (event.key === 'Enter') {
                    event.preventDefault();
                    this.reject();
                }
            });
            this.card.append(
                element('label', { for: reason.id }, words.reject_reason), reason,
                element('p', { className: 'card-acts' },
                    button(words.make, () => this.reader.enter()),
                    button(words.reject, () => this.reject())),
            );
        }
        this.card.hidden = false;
    }

    #similar(similar) {
        const { words } = this.reader;
        if (similar === null) {
            return [];
        }
        const items = similarItems(similar);
        return [
            element('h2', {}, words.been_checked),
            items.length ? element('ul', { className: 'similar-list' }, ...items)
                : element('p', {}, words.no_similar),
        ];
    }

    async reject() {
        const { server, source, notices, undoing, words, marking } = this.reader;
        const { current } = this;
        if (!current || marking.open) {
            notices.say(words.no_suggestion_here);
            return;
        }
        const reason = this.card.querySelector('input')?.value ?? '';
        const place = source.wire(current.start, current.end);
        try {
            await server.post(server.urls.reject, { ...place, reason });
        } catch (refused) {
            notices.complain(refused);
            return;
        }
        undoing.rejected(() => this.#undo(current, place));
        this.#all = this.#all.filter((each) => each !== current);
        const following = this.#shown[this.#shown.indexOf(current) + 1];
        this.draw();
        this.leave();
        if (following && this.#shown.includes(following)) {
            this.#visit(following);
        }
        notices.say(words.rejected, () => undoing.undo());
    }

    async #undo(suggestion, place) {
        const { server, notices, words } = this.reader;
        await server.post(server.urls.unreject, place);
        this.#all.push(suggestion);
        this.draw();
        this.#visit(suggestion);
        notices.say(words.unrejected);
    }

    leave() {
        clearTimeout(this.#timer);
        this.current = null;
        this.card.hidden = true;
        this.card.replaceChildren();
    }
}

function reasons(title, found) {
    if (!found?.length) {
        return [];
    }
    return [
        element('h2', {}, title),
        element('ul', { className: 'reasons' }, ...found.map((each) => element('li', {}, each))),
    ];
}
