// From what is selected to a saved claim, without leaving the page.

import { ClaimForm } from './form.js';

export class Marking {
    #place = null;
    #asking = false;
    #away = new Map();

    constructor(reader) {
        this.reader = reader;
        const root = document.getElementById('claim-form');
        this.form = root && new ClaimForm(root, reader.server, reader.words, {
            save: (values) => this.#save(values), cancel: () => this.cancel(),
        });
    }

    get possible() {
        return this.form !== null;
    }

    get open() {
        return this.#place !== null;
    }

    get unsaved() {
        return this.open && this.form.dirty;
    }

    // What would be gone with the page, in the form or put away.
    get typed() {
        return this.unsaved || this.#away.size > 0;
    }

    async start({ start, end }) {
        const { server, source, notices, words } = this.reader;
        if (!this.possible) {
            notices.warn(words.read_only);
            return;
        }
        if (this.unsaved) {
            this.form.root.elements.statement.focus();
            return;
        }
        if (this.#asking) {
            return;
        }
        if (this.#takeUp({ start, end })) {
            return;
        }
        this.#asking = true;
        try {
            const { fields, about } = await server.post(
                server.urls.draft, source.wire(start, end),
            );
            this.#begin({ start, end });
            this.form.show(source.text.slice(start, end), fields,
                this.reader.suggesting ? [] : about.similar);
            this.reader.suggesting?.explain(about);
        } catch (refused) {
            notices.complain(refused);
        } finally {
            this.#asking = false;
        }
    }

    async #save(values) {
        const { server, source, notices, words, caret, undoing, data } = this.reader;
        const { start, end } = this.#place;
        const answer = await server.post(
            server.urls.mark, { ...source.wire(start, end), ...values },
        );
        this.#close();
        source.take(answer.claims);
        this.reader.suggesting?.load();
        const claim = source.find(answer.claims[0].id);
        undoing.marked(claim);
        this.reader.goTo(claim, { scroll: false, quiet: true });
        caret.focus();
        caret.place(end);
        caret.reveal();
        const undo = data.may.undo ? () => undoing.undo() : null;
        notices.say(`${words.saved} ${answer.note}`.trim(), undo);
    }

    // What has been typed is kept for these words, and can be had back.
    cancel() {
        const { caret, notices, undoing, words } = this.reader;
        const place = this.#place;
        const { unsaved } = this;
        if (unsaved) {
            this.#away.set(key(place), this.form.kept());
        }
        this.#close();
        caret.focus();
        caret.place(place.end, place.start);
        if (unsaved) {
            undoing.putAway(() => !this.unsaved && this.#takeUp(place));
            notices.say(words.put_away, () => undoing.undo());
        }
    }

    // Whether there was something: what was saved or taken up before is here no longer.
    #takeUp(place) {
        const kept = this.#away.get(key(place));
        if (!kept) {
            return false;
        }
        this.#away.delete(key(place));
        this.#begin(place);
        this.form.show(this.reader.source.text.slice(place.start, place.end), kept);
        this.form.dirty = true;
        return true;
    }

    #begin(place) {
        const { notices, selecting, card, view } = this.reader;
        this.#place = place;
        notices.clear();
        selecting.hide();
        card.clear();
        paint(view.rangeOf(place.start, place.end));
    }

    #close() {
        this.#place = null;
        this.form.hide();
        globalThis.CSS?.highlights?.delete('marking');
    }
}

function key({ start, end }) {
    return `${start}-${end}`;
}

// Shows which words the form is about while the focus is in it.
function paint(range) {
    globalThis.CSS?.highlights?.set('marking', new Highlight(range));
}
