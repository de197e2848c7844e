// Text, claims, card and form together: where one is, and what one does there.

import { Boundaries } from './boundaries.js';
import { Card } from './card.js';
import { Caret } from './caret.js';
import { fill } from './elements.js';
import { Filtering } from './filtering.js';
import { Marking } from './marking.js';
import { Moving } from './moving.js';
import { Notices } from './notices.js';
import { Selecting } from './selecting.js';
import { Source } from './source.js';
import { Suggesting } from './suggesting.js';
import { Undoing } from './undoing.js';

export class Reader {
    current = null;

    constructor(data, text, server) {
        Object.assign(this, { data, server, words: data.words });
        this.source = new Source(document.getElementById('reader-text'), text, data);
        this.view = this.source.view;
        this.boundaries = new Boundaries(text, data.language);
        this.notices = new Notices(this.words, server.urls.login);
        this.marking = new Marking(this);
        this.moving = new Moving(this);
        this.filtering = new Filtering(this);
        this.undoing = new Undoing(this);
        this.suggesting = data.may.suggest ? new Suggesting(this) : null;
        this.selecting = new Selecting(
            this.view, this.boundaries, this.notices, this.words, () => this.#offer(),
        );
        this.caret = new Caret(this.view, this.boundaries, {
            selected: (start, end) => this.selecting.changed(start, end),
        });
        this.card = new Card(document.getElementById('claim-card'), data, {
            move: (claim) => this.moving.start(claim),
            choose: (claim) => this.#choose(claim),
            status: (claim, verb, reason) => this.status(claim, verb, reason),
            close: () => this.close(),
        });
    }

    #offer() {
        if (this.moving.claim) {
            return this.words.move_here;
        }
        return this.marking.possible && !this.marking.open ? this.words.make : '';
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
        if (this.moving.claim) {
            this.moving.move(this.selecting.current);
        } else if (this.selecting.current) {
            this.marking.start(this.selecting.current);
        } else {
            this.open(this.view.claimsAt(this.caret.at), true);
        }
    }

    back() {
        if (this.marking.open) {
            this.marking.cancel();
        } else if (this.moving.claim) {
            this.moving.cancel();
        } else if (this.selecting.current) {
            this.caret.place(this.caret.at);
        } else {
            this.close();
        }
    }

    close() {
        this.#point(null);
        this.card.clear();
        this.suggesting?.leave();
        this.notices.clear();
        this.caret.focus();
    }

    // Claims that are there

    clicked(part) {
        if (getSelection().isCollapsed && !this.moving.claim && !this.marking.open) {
            const ids = new Set(part.dataset.claims.split(' '));
            this.open(this.source.claims.filter((claim) => ids.has(claim.id)), false);
        }
    }

    open(claims, focus) {
        if (claims.length > 1) {
            this.#point(null);
            this.card.list(claims);
        } else if (claims.length) {
            this.goTo(claims[0], { scroll: false });
            if (focus) {
                this.card.focus();
            }
        } else {
            this.notices.say(this.words.nothing_selected);
        }
    }

    #choose(claim) {
        this.goTo(claim, { scroll: false });
        this.card.focus();
    }

    // On from the claim that one is at; else from the caret.
    step(by) {
        const claims = this.source.claims.filter((claim) => this.filtering.shows(claim));
        const { current, caret } = this;
        if (!claims.length) {
            this.notices.say(this.words.no_claims);
            return;
        }
        let index = claims.indexOf(current) + by;
        if (!current || caret.at < current.start || caret.at > current.end) {
            const next = claims.findIndex((claim) => claim.start >= caret.at);
            const after = next < 0 ? claims.length : next;
            index = by > 0 ? after : after - 1;
        }
        this.visit(claims.at(index % claims.length));
    }

    visit(claim) {
        this.goTo(claim);
        this.caret.focus();
        this.caret.place(claim.start);
    }

    goTo(claim, { scroll = true, quiet = false } = {}) {
        this.#point(claim);
        this.suggesting?.leave();
        const number = this.source.claims.indexOf(claim) + 1;
        const count = this.source.claims.length;
        if (!this.marking.open) {
            this.card.show(claim, number, count);
        }
        if (scroll) {
            this.#scrollTo(claim);
        }
        if (!quiet) {
            const where = fill(this.words.claim_of, { number, count });
            const status = this.data.labels.status[claim.status];
            this.notices.whisper(`${where}. ${claim.statement} ${claim.speaker}. ${status}.`);
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

    #point(claim) {
        for (const old of this.view.root.querySelectorAll('.hl.current')) {
            old.classList.remove('current');
        }
        this.current = claim;
        for (const part of claim ? this.view.elementsOf(claim) : []) {
            part.classList.add('current');
        }
    }

    // To the claim that the address names, and show where it is.
    follow(hash) {
        const id = /^#claim-(\w+)$/.exec(hash)?.[1];
        const claim = id && this.source.find(id);
        if (claim) {
            this.filtering.show(claim);
            this.visit(claim);
            for (const part of this.view.elementsOf(claim)) {
                part.classList.add('flash');
                part.addEventListener('animationend', () => part.classList.remove('flash'));
            }
        } else if (id) {
            this.notices.warn(this.words.elsewhere);
        }
    }

    #here() {
        const claim = this.current ?? this.view.claimsAt(this.caret.at).at(-1);
        if (!claim) {
            this.notices.say(this.words.no_claim_here);
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
        if (claim && !this.marking.open) {
            this.goTo(claim, { scroll: false, quiet: true });
            if (!this.card.focusVerbs()) {
                this.notices.say(this.words.no_verb);
            }
        }
    }

    async status(claim, verb, reason) {
        try {
            const answer = await this.server.post(
                this.server.url('status', claim.id), { verb, reason, status: claim.status },
            );
            this.changed(answer.claims);
            this.caret.focus();
            const status = this.data.labels.status[claim.status];
            this.notices.say(fill(this.words.status_now, { status }));
        } catch (refused) {
            this.notices.complain(refused);
        }
    }

    // The server has changed these, or taken this one away.

    changed(records) {
        this.source.take(records);
        this.suggesting?.draw();
        const shown = this.current ?? this.source.find(records[0].id);
        this.goTo(shown, { scroll: false, quiet: true });
    }

    removed(claim) {
        this.source.remove(claim);
        this.suggesting?.load();
        this.#point(null);
        this.card.clear();
        this.caret.focus();
        this.caret.place(claim.end, claim.start);
    }

    // What a highlight is of, for the mouse; written when it is first pointed at.
    name(part) {
        const claims = part.dataset.claims.split(' ').map((id) => this.source.find(id));
        part.title ||= claims.map((claim) => fill(this.words.highlight, {
            statement: claim.statement, status: this.data.labels.status[claim.status],
        })).join('\n');
    }
}
