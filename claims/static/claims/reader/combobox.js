// A field that is searched in: type, choose with the arrows and Enter. Several values become chips.

import { button, element, fill } from './elements.js';

const WAIT = 150;

export class Combobox {
    #choices = [];
    #active = -1;
    #timer = 0;
    #asked = 0;

    // `search(term)` answers a promise of [{ id, text }].
    constructor(root, search, words) {
        Object.assign(this, { root, search, words });
        this.name = root.dataset.name;
        this.several = root.dataset.several !== undefined;
        this.input = root.querySelector('input');
        this.list = root.querySelector('[role="listbox"]');
        this.news = root.querySelector('[role="status"]');
        this.chosen = [];
        if (this.several) {
            this.chips = element('ul', { className: 'chips' });
            root.prepend(this.chips);
        }
        this.input.addEventListener('input', () => this.#typed());
        this.input.addEventListener('keydown', (event) => this.#key(event));
        this.input.addEventListener('blur', () => this.close());
        this.list.addEventListener('mousedown', (event) => event.preventDefault());
        this.list.addEventListener('click', (event) => {
            const option = event.target.closest('[role="option"]');
            if (option) {
                this.#choose(this.#choices[Number(option.dataset.index)]);
            }
        });
    }

    get value() {
        return this.chosen.map((choice) => choice.id).join(',');
    }

    set(choices) {
        this.chosen = choices;
        this.#show();
        this.close();
    }

    close() {
        clearTimeout(this.#timer);
        this.#asked += 1;
        this.list.hidden = true;
        this.#activate(-1);
        this.input.setAttribute('aria-expanded', 'false');
    }

    #show() {
        if (!this.several) {
            this.input.value = this.chosen[0]?.text ?? '';
            return;
        }
        this.input.value = '';
        this.chips.replaceChildren(...this.chosen.map((choice) => element('li', {}, choice.text,
            button('×', () => {
                this.set(this.chosen.filter((each) => each !== choice));
                this.input.focus();
                this.#changed();
            }, { 'aria-label': fill(this.words.remove, { what: choice.text }) }))));
    }

    #changed() {
        this.root.dispatchEvent(new CustomEvent('chosen', { bubbles: true }));
    }

    #typed() {
        if (!this.several) {
            this.chosen = [];
            this.#changed();
        }
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.open(), WAIT);
    }

    async open() {
        this.#asked += 1;
        const asked = this.#asked;
        const term = this.chosen.length && !this.several ? '' : this.input.value.trim();
        let found = [];
        try {
            found = await this.search(term);
        } catch (error) {
            this.news.textContent = error.message;
            return;
        }
        if (asked !== this.#asked) {
            return;
        }
        const ids = new Set(this.several ? this.chosen.map((choice) => choice.id) : []);
        this.#choices = found.filter((choice) => !ids.has(choice.id));
        this.list.replaceChildren(...this.#choices.map((choice, index) => element('li', {
            role: 'option', id: `${this.list.id}-${index}`, 'data-index': index,
            'aria-selected': 'false',
        }, choice.text)));
        const none = this.#choices.length === 0;
        this.list.hidden = none;
        this.input.setAttribute('aria-expanded', String(!none));
        this.news.textContent = none ? this.words.nothing_found
            : fill(this.words.found, { count: this.#choices.length });
        this.#activate(!none && term ? 0 : -1);
    }

    #activate(index) {
        this.#active = index;
        for (const option of this.list.children) {
            option.setAttribute('aria-selected', String(Number(option.dataset.index) === index));
        }
        if (index < 0) {
            this.input.removeAttribute('aria-activedescendant');
        } else {
            this.input.setAttribute('aria-activedescendant', `${this.list.id}-${index}`);
            this.list.children[index].scrollIntoView({ block: 'nearest' });
        }
    }

    #choose(choice) {
        this.set(this.several ? [...this.chosen, choice] : [choice]);
        this.#changed();
    }

    #key(event) {
        const open = !this.list.hidden;
        const count = this.#choices.length;
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            if (!open) {
                this.open();
            } else {
                const step = event.key === 'ArrowDown' ? 1 : -1;
                this.#activate((this.#active + step + count) % count);
            }
        } else if (event.key === 'Enter' && open && this.#active >= 0) {
            event.preventDefault();
            this.#choose(this.#choices[this.#active]);
        } else if (event.key === 'Escape' && open) {
            event.preventDefault();
            event.stopPropagation();
            this.close();
        } else if (event.key === 'Backspace' && this.several && !this.input.value) {
            this.set(this.chosen.slice(0, -1));
            this.#changed();
        }
    }
}
