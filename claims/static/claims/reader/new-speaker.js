// A small form beneath the field for the speaker: a new one is entered without leaving the claim.

import { button, element } from './elements.js';

export class NewSpeaker {
    #saving = false;

    // `taken(speaker, role)` is told who was chosen or made; each is a list for its combobox.
    constructor(root, server, { typed, taken }) {
        Object.assign(this, { root, server, typed, taken });
        this.opener = root.querySelector('.add-new');
        this.panel = root.querySelector('.new-speaker-fields');
        this.alert = root.querySelector('.new-speaker-alert');
        this.same = root.querySelector('.new-speaker-same');
        // They are no fields of the claim, in whose form they stand.
        for (const field of this.#fields()) {
            field.removeAttribute('name');
        }
        this.opener.addEventListener('click', () => this.#show());
        root.querySelector('.new-speaker-save').addEventListener('click', () => this.#save(''));
        root.querySelector('.new-speaker-cancel').addEventListener('click', () => this.close());
        this.panel.addEventListener('keydown', (event) => {
            if (event.key === 'Escape') {
                event.preventDefault();
                this.close();
            } else if (event.key === 'Enter' && event.target.matches('input')) {
                event.preventDefault();
                event.stopPropagation();
                this.#save('');
            }
        });
    }

    reset() {
        this.panel.hidden = true;
        this.opener.setAttribute('aria-expanded', 'false');
        this.#clear();
        for (const field of this.#fields()) {
            field.value = field.matches('select') ? field.options[0]?.value ?? '' : '';
        }
    }

    close() {
        this.panel.hidden = true;
        this.opener.setAttribute('aria-expanded', 'false');
        this.opener.focus();
    }

    #show() {
        const name = this.#field('name');
        name.value = this.typed() || name.value;
        this.panel.hidden = false;
        this.opener.setAttribute('aria-expanded', 'true');
        name.focus();
    }

    #fields() {
        return [...this.panel.querySelectorAll('[data-new]')];
    }

    #field(name) {
        return this.panel.querySelector(`[data-new="${name}"]`);
    }

    #clear() {
        this.alert.textContent = '';
        this.same.replaceChildren();
        for (const list of this.panel.querySelectorAll('.errorlist')) {
            list.remove();
        }
        for (const field of this.#fields()) {
            field.removeAttribute('aria-invalid');
            field.removeAttribute('aria-describedby');
        }
    }

    async #save(sure) {
        if (this.#saving) {
            return;
        }
        this.#saving = true;
        this.#clear();
        const sent = Object.fromEntries(this.#fields().map((each) => [each.dataset.new, each.value]));
        try {
            const answer = await this.server.post(this.server.urls.new_speaker, { ...sent, sure });
            if (answer.same) {
                this.#ask(answer);
            } else {
                this.panel.hidden = true;
                this.opener.setAttribute('aria-expanded', 'false');
                this.taken([answer.speaker], answer.role);
            }
        } catch (refused) {
            this.#refuse(refused);
        } finally {
            this.#saving = false;
        }
    }

    // Somebody is called so already: one of them, or really another.
    #ask(answer) {
        this.alert.textContent = answer.said;
        const choices = answer.same.map((speaker) => button(speaker.text, () => {
            this.panel.hidden = true;
            this.opener.setAttribute('aria-expanded', 'false');
            this.taken([speaker], []);
        }));
        const another = button(this.same.dataset.another, () => this.#save('yes'));
        this.same.replaceChildren(...[...choices, another].map((each) => element('li', {}, each)));
        choices[0].focus();
    }

    #refuse(refused) {
        this.alert.textContent = refused.message;
        for (const [name, said] of Object.entries(refused.errors?.fields ?? {})) {
            const field = this.#field(name.replace(/^new-/, ''));
            if (!field) {
                this.alert.textContent += ` ${said.join(' ')}`;
                continue;
            }
            const list = element('ul', { className: 'errorlist', id: `${field.id}-error` },
                ...said.map((each) => element('li', {}, each)));
            field.setAttribute('aria-invalid', 'true');
            field.setAttribute('aria-describedby', list.id);
            field.parentElement.append(list);
        }
        this.panel.querySelector('[aria-invalid]')?.focus();
    }
}
