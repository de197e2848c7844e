// The reader: brings text, caret, card and form together. Every key has a button that does the same.

import { Boundaries } from './boundaries.js';
import { Card } from './card.js';
import { Caret } from './caret.js';
import { button, element, fill, short } from './elements.js';
import { ClaimForm } from './form.js';
import { Server } from './http.js';
import { Keys } from './keys.js';
import { Source } from './source.js';
import { Undoing } from './undoing.js';

const get = (id) => document.getElementById(id);

class Reader {
    current = null;
    moving = null;
    selection = null;

    constructor(data, text, server) {
        Object.assign(this, { data, server, words: data.words });
        this.root = get('reader-text');
        this.here = get('mark-here');
        this.source = new Source(this.root, text, data);
        this.view = this.source.view;
        this.boundaries = new Boundaries(text, data.language);
        this.caret = new Caret(this.view, this.boundaries, {
            selected: (start, end) => this.#selected(start, end),
        });
        this.card = new Card(get('claim-card'), data, {
            move: (claim) => this.startMoving(claim),
            choose: (claim) => this.goTo(claim, { scroll: false }),
            status: (claim, verb, reason) => this.status(claim, verb, reason),
            close: () => this.close(),
        });
        this.undoing = new Undoing(server, this.source, {
            words: this.words,
            say: (...said) => this.say(...said),
            complain: (refused) => this.complain(refused),
            changed: (records) => this.#changed(records),
            removed: (claim) => this.#removed(claim),
        });
        if (get('claim-form')) {
            this.form = new ClaimForm(get('claim-form'), server, this.words, {
                save: (values) => this.save(values), cancel: () => this.cancel(),
            });
        }
        this.#listen();
        this.#follow();
    }

    #listen() {
        const acts = {
            next: () => this.step(1),
            previous: () => this.step(-1),
            edit: () => this.edit(),
            status: () => this.focusVerbs(),
            undo: () => this.undoing.undo(),
            sentence: () => this.sentence(),
            mark: () => this.enter(),
            keys: () => get('reader-keys').showModal(),
        };
        for (const control of document.querySelectorAll('[data-act]')) {
            // The selection stays when a button is pressed.
            control.addEventListener('mousedown', (event) => event.preventDefault());
            control.addEventListener('click', () => acts[control.dataset.act]());
        }
        this.keys = new Keys({
            'j': acts.next, 'k': acts.previous, 'e': acts.edit, 's': acts.status, 'u': acts.undo,
            'm': acts.sentence, '?': acts.keys,
        }, get('keys-on'));
        this.root.addEventListener('keydown', (event) => {
            if (event.key === 'Enter' && !event.ctrlKey && !event.altKey) {
                event.preventDefault();
                this.enter();
            }
        });
        document.addEventListener('keydown', (event) => {
            if (event.key === 'Escape' && !event.defaultPrevented
                && !document.querySelector('dialog[open]')) {
                this.cancel();
            }
        });
        this.root.addEventListener('click', (event) => this.#clicked(event));
        this.root.addEventListener('mouseover', (event) => this.#name(event.target));
        window.addEventListener('hashchange', () => this.#follow());
        window.addEventListener('beforeunload', (event) => {
            if (this.form?.open && this.form.dirty) {
                event.preventDefault();
            }
        });
    }

    say(words, alarming = false, undo = false) {
        const news = get(alarming ? 'reader-alarm' : 'reader-news');
        get('reader-alarm').replaceChildren();
        get('reader-news').replaceChildren();
        news.append(element('span', {}, words));
        if (undo) {
            news.append(button(this.words.undo, () => this.undoing.undo()));
        }
    }

    complain(refused) {
        this.say(refused.message, true);
        if (refused.loggedOut) {
            get('reader-alarm').append(element('a', {
                href: this.server.urls.login, target: '_blank',
            }, this.words.log_in));
        }
    }

    // Selecting

    #selected(start, end) {
        this.selection = start < end ? this.boundaries.tidy(start, end) : null;
        this.here.hidden = true;
        clearTimeout(this.waiting);
        this.waiting = setTimeout(() => this.#offer(), 120);
    }

    // Once the selection rests: say what it is, and put the button beside its end.
    #offer() {
        const { selection } = this;
        if (!selection || this.form?.open || !(this.data.may.mark || this.moving)) {
            return;
        }
        const words = short(this.view.text.slice(selection.start, selection.end), 200);
        get('reader-selection').textContent = fill(this.words.selected, { words });
        this.here.firstElementChild.textContent = this.moving ? this.words.move_here
            : this.words.make;
        this.here.hidden = false;
        const box = [...this.view.rangeOf(selection.start, selection.end).getClientRects()].at(-1);
        const page = this.here.offsetParent.getBoundingClientRect();
        const left = Math.min(box.right - page.left, page.width - this.here.offsetWidth - 8);
        this.here.style.insetInlineStart = `${Math.max(0, left)}px`;
        this.here.style.insetBlockStart = `${box.bottom - page.top + 6}px`;
    }

    sentence() {
        const found = this.boundaries.sentence(this.caret.at);
        if (found) {
            this.caret.focus();
            this.caret.place(found.end, found.start);
            this.caret.reveal();
        }
    }

    enter() {
        if (this.moving) {
            this.#move();
        } else if (this.selection) {
            this.startMarking();
        } else {
            this.#open(this.view.claimsAt(this.caret.at), true);
        }
    }

    // Marking

    async startMarking() {
        if (!this.form) {
            this.say(this.words.read_only, true);
            return;
        }
        const { start, end } = this.selection;
        if (this.form.open && this.form.dirty) {
            this.form.root.elements.statement.focus();
            return;
        }
        try {
            const { fields } = await this.server.post(
                this.server.urls.draft, this.source.wire(start, end),
            );
            this.marking = { start, end };
            this.here.hidden = true;
            this.#paint(start, end);
            this.card.clear();
            this.form.show(this.view.text.slice(start, end), fields);
        } catch (refused) {
            this.complain(refused);
        }
    }

    // Shows which words the form is about while the focus is in it.
    #paint(start, end) {
        globalThis.CSS?.highlights?.set('marking', new Highlight(this.view.rangeOf(start, end)));
    }

    async save(values) {
        const { start, end } = this.marking;
        const answer = await this.server.post(
            this.server.urls.mark, { ...this.source.wire(start, end), ...values },
        );
        this.#closeForm();
        this.source.take(answer.claims);
        const claim = this.source.find(answer.claims[0].id);
        this.undoing.marked(claim);
        this.goTo(claim, { scroll: false, quiet: true });
        this.caret.focus();
        this.caret.place(end);
        this.caret.reveal();
        this.say(`${this.words.saved} ${answer.note}`.trim(), false, this.data.may.undo);
    }

    #closeForm() {
        globalThis.CSS?.highlights?.delete('marking');
        this.marking = null;
        this.form?.hide();
    }

    cancel() {
        if (this.form?.open) {
            const { start, end } = this.marking;
            this.#closeForm();
            this.caret.focus();
            this.caret.place(end, start);
        } else if (this.moving) {
            this.moving = null;
            this.root.classList.remove('moving');
            this.say(this.words.not_moved);
        } else if (this.selection) {
            this.caret.place(this.caret.at);
        } else {
            this.close();
        }
    }

    close() {
        this.#mark(null);
        this.card.clear();
        this.caret.focus();
    }

    // Claims that are there

    #clicked(event) {
        const marked = event.target.closest('.hl');
        if (marked && getSelection().isCollapsed && !this.moving && !this.form?.open) {
            const ids = new Set(marked.dataset.claims.split(' '));
            this.#open(this.source.claims.filter((claim) => ids.has(claim.id)), false);
        }
    }

    // What a highlight is of, for the mouse; written when it is first pointed at.
    #name(part) {
        if (part.classList.contains('hl') && !part.title) {
            const ids = part.dataset.claims.split(' ');
            part.title = ids.map((id) => this.source.find(id)).map((claim) => fill(
                this.words.highlight,
                { statement: claim.statement, status: this.data.labels.status[claim.status] },
            )).join('\n');
        }
    }

    #open(claims, focus) {
        if (claims.length > 1) {
            this.#mark(null);
            this.card.list(claims);
        } else if (claims.length) {
            this.goTo(claims[0], { scroll: false });
            if (focus) {
                this.card.focus();
            }
        } else {
            this.say(this.words.nothing_selected);
        }
    }

    step(by) {
        const { claims } = this.source;
        if (!claims.length) {
            this.say(this.words.no_claims);
            return;
        }
        const { current, caret } = this;
        let index = claims.indexOf(current) + by;
        if (!current || caret.at < current.start || caret.at > current.end) {
            const next = claims.findIndex((claim) => claim.start >= caret.at);
            index = by > 0 ? Math.max(next, 0) : (next < 0 ? claims.length : next) - 1;
        }
        this.goTo(claims.at(index % claims.length));
        this.caret.focus();
        this.caret.place(this.current.start);
    }

    goTo(claim, { scroll = true, quiet = false } = {}) {
        this.#mark(claim);
        const number = this.source.claims.indexOf(claim) + 1;
        const count = this.source.claims.length;
        if (!this.form?.open) {
            this.card.show(claim, number, count);
        }
        if (scroll) {
            this.#scrollTo(claim);
        }
        if (!quiet) {
            const where = fill(this.words.claim_of, { number, count });
            const status = this.data.labels.status[claim.status];
            get('reader-selection').textContent
                = `${where}. ${claim.statement} ${claim.speaker}. ${status}.`;
        }
    }

    // Twice: what is above takes its real height only when it is shown.
    #scrollTo(claim) {
        const [first] = this.view.elementsOf(claim);
        const scroll = () => first.scrollIntoView({ block: 'center' });
        scroll();
        requestAnimationFrame(() => {
            scroll();
            this.caret.draw();
        });
    }

    #mark(claim) {
        for (const old of this.root.querySelectorAll('.hl.current')) {
            old.classList.remove('current');
        }
        this.current = claim;
        for (const part of claim ? this.view.elementsOf(claim) : []) {
            part.classList.add('current');
        }
    }

    #follow() {
        const id = /^#claim-(\w+)$/.exec(window.location.hash)?.[1];
        const claim = id && this.source.find(id);
        if (claim) {
            this.goTo(claim);
            this.caret.focus();
            this.caret.place(claim.start);
            for (const part of this.view.elementsOf(claim)) {
                part.classList.add('flash');
                part.addEventListener('animationend', () => part.classList.remove('flash'));
            }
        } else if (id) {
            this.say(this.words.elsewhere, true);
        }
    }

    #here() {
        const claim = this.current ?? this.view.claimsAt(this.caret.at).at(-1);
        if (!claim) {
            this.say(this.words.no_claim_here);
        }
        return claim;
    }

    edit() {
        const claim = this.#here();
        if (claim) {
            window.location.assign(claim.url);
        }
    }

    focusVerbs() {
        const claim = this.#here();
        if (claim && !this.form?.open) {
            this.goTo(claim, { scroll: false, quiet: true });
            if (!this.card.focusVerbs()) {
                this.say(this.words.no_verb);
            }
        }
    }

    async status(claim, verb, reason) {
        try {
            const answer = await this.server.post(
                this.server.url('status', claim.id), { verb, reason, status: claim.status },
            );
            this.#changed(answer.claims);
            this.caret.focus();
            const status = this.data.labels.status[claim.status];
            this.say(fill(this.words.status_now, { status }));
        } catch (refused) {
            this.complain(refused);
        }
    }

    startMoving(claim) {
        this.moving = claim;
        this.root.classList.add('moving');
        this.caret.focus();
        this.caret.place(claim.end, claim.start);
        this.say(this.words.moving);
    }

    async #move() {
        const claim = this.moving;
        if (!this.selection) {
            this.say(this.words.nothing_selected);
            return;
        }
        const { start, end } = this.selection;
        const from = { start: claim.start, end: claim.end };
        const shown = this.source.span(claim);
        try {
            const answer = await this.server.post(this.server.url('move', claim.id), {
                ...this.source.wire(start, end), from_start: shown.start, from_end: shown.end,
            });
            this.moving = null;
            this.root.classList.remove('moving');
            this.here.hidden = true;
            this.#changed(answer.claims);
            this.undoing.moved(claim, from);
            this.caret.focus();
            this.caret.place(end);
            this.say(this.words.moved, false, true);
        } catch (refused) {
            this.complain(refused);
        }
    }

    #changed(records) {
        this.source.take(records);
        const shown = this.current ?? this.source.find(records[0].id);
        this.goTo(shown, { scroll: false, quiet: true });
    }

    #removed(claim) {
        this.source.remove(claim);
        this.#mark(null);
        this.card.clear();
        this.caret.focus();
        this.caret.place(claim.end, claim.start);
    }
}

async function begin() {
    const data = JSON.parse(get('reader-data').textContent);
    const token = document.querySelector('#reader [name="csrfmiddlewaretoken"]').value;
    const server = new Server(data.urls, token, data.words);
    try {
        const text = await server.text();
        performance.mark('reader-text-here');
        const reader = new Reader(data, text, server);
        performance.mark('reader-ready');
        get('reader').dataset.ready = 'yes';
        return reader;
    } catch (refused) {
        get('reader-alarm').textContent = refused.message;
        throw refused;
    }
}

begin();
