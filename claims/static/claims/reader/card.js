// What stands beside the text about the claim that one is at, or about several at one place.

import { button, element, fill, short } from './elements.js';

export class Card {
    constructor(root, { words, labels, verbs, may }, acts) {
        Object.assign(this, { root, words, labels, verbs, may, acts });
    }

    clear() {
        this.root.replaceChildren();
        this.root.hidden = true;
    }

    show(claim, number, count) {
        const { words, labels, acts } = this;
        const place = fill(words.claim_of, { number, count });
        const facts = [
            [words.speaker, claim.speaker],
            [words.date, claim.date],
            [words.kind, labels.kind[claim.kind]],
            [words.status, [labels.status[claim.status], labels.public[claim.public]]
                .filter(Boolean).join(', ')],
        ];
        const link = element('a', { href: `#claim-${claim.id}` }, words.link);
        this.root.replaceChildren(
            element('h2', {}, place),
            element('p', { className: 'statement' }, claim.statement),
            element('dl', {}, ...facts.flatMap(
                ([name, value]) => [element('dt', {}, name), element('dd', {}, value)],
            )),
            this.#verbs(claim),
            element('p', { className: 'card-acts' },
                element('a', { className: 'button', href: claim.url }, words.edit),
                ...(this.may.change ? [button(words.move, () => acts.move(claim))] : []),
                link,
                button(words.close, () => acts.close())),
        );
        this.root.hidden = false;
    }

    // The claims that meet at one place, to choose from.
    list(claims) {
        const items = claims.map((claim) => element('li', {}, button(
            `${short(claim.statement, 160)} (${this.labels.status[claim.status]})`,
            () => this.acts.choose(claim),
        )));
        this.root.replaceChildren(
            element('h2', {}, fill(this.words.several, { count: claims.length })),
            element('ul', { className: 'claims-here' }, ...items),
            element('p', { className: 'card-acts' },
                button(this.words.close, () => this.acts.close())),
        );
        this.root.hidden = false;
        this.root.querySelector('.claims-here button').focus();
    }

    focus() {
        this.root.querySelector('button, a')?.focus();
    }

    // To the buttons that take the claim on; false where there is none.
    focusVerbs() {
        const first = this.root.querySelector('.verbs button');
        first?.focus();
        return Boolean(first);
    }

    #verbs(claim) {
        const possible = (this.verbs[claim.status] ?? [])
            .filter(({ verb }) => verb === 'start' || claim.assessed);
        const group = element('div', {
            className: 'verbs', role: 'group', 'aria-label': this.words.status,
        });
        group.append(...possible.map(({ verb, label, reason }) => button(label, () => {
            if (reason) {
                this.#ask(group, claim, verb);
            } else {
                this.acts.status(claim, verb, '');
            }
        })));
        group.hidden = possible.length === 0;
        return group;
    }

    #ask(group, claim, verb) {
        const typed = element('textarea', { rows: 3, id: 'send-back-reason', required: true });
        group.replaceChildren(
            element('label', { for: typed.id }, this.words.reason), typed,
            button(this.words.reason_send, () => this.acts.status(claim, verb, typed.value)),
            button(this.words.cancel, () => this.acts.choose(claim)),
        );
        typed.focus();
    }
}
