// The panel in which a marked claim is described and saved.

import { Combobox } from './combobox.js';
import { element, short } from './elements.js';
import { showSimilar } from './similar.js';
import { NewSpeaker } from './new-speaker.js';

export class ClaimForm {
    #rows = [];
    #saving = false;
    #row = 0;
    dirty = false;

    // `save(values)` answers a promise; what it throws is shown, and all that was typed stays.
    constructor(root, server, words, { save, cancel }) {
        Object.assign(this, { root, server, words, save });
        this.alert = root.querySelector('.form-alert');
        this.rows = root.querySelector('.quantity-rows');
        this.template = document.getElementById('quantity-row');
        this.searched = new Map();
        for (const box of root.querySelectorAll('.combobox')) {
            const found = new Combobox(box, (term) => this.#find(box.dataset.name, term), words);
            this.searched.set(found.name, found);
        }
        const adding = root.querySelector('.new-speaker');
        this.newSpeaker = adding && new NewSpeaker(adding, server, {
            typed: () => this.searched.get('speaker').input.value.trim(),
            taken: (speaker, role) => this.#take(speaker, role),
        });
        root.addEventListener('chosen', (event) => this.#chosen(event.target.dataset.name));
        root.addEventListener('input', () => { this.dirty = true; });
        root.addEventListener('submit', (event) => {
            event.preventDefault();
            this.#submit();
        });
        root.addEventListener('keydown', (event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
                event.preventDefault();
                this.#submit();
            } else if (event.key === 'Escape' && !event.defaultPrevented) {
                event.preventDefault();
                cancel();
            }
        });
        root.querySelector('.cancel').addEventListener('click', cancel);
        root.querySelector('.add-quantity').addEventListener('click', () => {
            this.#addRow({}).querySelector('input').focus();
        });
    }

    get open() {
        return !this.root.hidden;
    }

    show(quote, fields, similar = []) {
        this.root.reset();
        this.newSpeaker?.reset();
        this.#clearErrors();
        this.root.querySelector('.form-quote').textContent = short(quote, 300);
        for (const field of this.#named()) {
            if (fields[field.name] === undefined) {
                continue;
            }
            if (field.type === 'checkbox') {
                field.checked = Boolean(fields[field.name]);
            } else {
                field.value = fields[field.name];
            }
        }
        for (const [name, box] of this.searched) {
            const { chosen, typed } = fields[name] ?? {};
            box.set(chosen ?? fields[name] ?? []);
            if (typed !== undefined) {
                box.input.value = typed;
            }
        }
        showSimilar(this.root.querySelector('.similar-marks'), similar, this.words);
        this.#rows = [];
        this.rows.replaceChildren();
        for (const row of fields.quantities ?? []) {
            this.#addRow(row);
        }
        this.root.hidden = false;
        this.dirty = false;
        const statement = this.root.elements.statement;
        statement.focus();
        statement.setSelectionRange(statement.value.length, statement.value.length);
    }

    // As `show()` takes them: everything typed, also what nothing was chosen by.
    kept() {
        const { fields, quantities } = this.values();
        for (const [name, box] of this.searched) {
            fields[name] = { chosen: box.chosen, typed: box.input.value };
        }
        return { ...fields, quantities };
    }

    hide() {
        this.root.hidden = true;
        this.dirty = false;
    }

    #named() {
        const elsewhere = '.quantity-row, .new-speaker';
        return [...this.root.elements].filter((each) => each.name && !each.closest(elsewhere));
    }

    async #find(name, term) {
        const url = new URL(this.server.urls[name], window.location.href);
        url.searchParams.set('term', term);
        if (name === 'role' && this.searched.get('speaker').value) {
            url.searchParams.set('speaker', this.searched.get('speaker').value);
        }
        return (await this.server.get(url)).results;
    }

    // Another speaker has other roles.
    #chosen(name) {
        this.dirty = true;
        if (name === 'speaker') {
            this.searched.get('role')?.set([]);
        }
    }

    #take(speaker, role) {
        this.searched.get('speaker').set(speaker);
        this.#chosen('speaker');
        this.searched.get('role')?.set(role);
        (this.searched.get('role') ?? this.searched.get('speaker')).input.focus();
    }

    #addRow(values) {
        this.#row += 1;
        const row = this.template.content.firstElementChild.cloneNode(true);
        for (const part of row.querySelectorAll('[id], [for], [list]')) {
            for (const name of ['id', 'for', 'list']) {
                const value = part.getAttribute(name);
                if (value) {
                    part.setAttribute(name, value.replace('__prefix__', this.#row));
                }
            }
        }
        for (const field of row.querySelectorAll('input, select')) {
            field.name = field.name.replace(/^.*-/, '');
            if (values[field.name] !== undefined) {
                field.value = values[field.name];
            }
        }
        row.querySelector('.remove-quantity').addEventListener('click', () => {
            this.#rows = this.#rows.filter((each) => each !== row);
            row.remove();
            this.dirty = true;
            this.root.querySelector('.add-quantity').focus();
        });
        this.#rows.push(row);
        this.rows.append(row);
        return row;
    }

    values() {
        const said = (field) => (field.type === 'checkbox' && !field.checked ? '' : field.value);
        const fields = Object.fromEntries(this.#named().map((field) => [field.name, said(field)]));
        for (const [name, box] of this.searched) {
            fields[name] = box.value;
        }
        const quantities = this.#rows.map((row) => Object.fromEntries(
            [...row.querySelectorAll('input, select')].map((field) => [field.name, field.value]),
        ));
        return { fields, quantities };
    }

    async #submit() {
        if (this.#saving) {
            return;
        }
        this.#saving = true;
        this.#clearErrors();
        this.alert.textContent = this.words.saving;
        try {
            await this.save(this.values());
            this.alert.replaceChildren();
        } catch (refused) {
            this.#showErrors(refused);
        } finally {
            this.#saving = false;
        }
    }

    #clearErrors() {
        this.alert.replaceChildren();
        this.alert.classList.remove('refused');
        for (const list of this.root.querySelectorAll('.errorlist')) {
            list.remove();
        }
        for (const field of this.root.querySelectorAll('[aria-invalid]')) {
            field.removeAttribute('aria-invalid');
            const described = (field.getAttribute('aria-describedby') ?? '').split(' ')
                .filter((id) => id && !id.endsWith('-error'));
            field.setAttribute('aria-describedby', described.join(' '));
        }
    }

    #showErrors(refused) {
        const errors = refused.errors ?? {};
        const general = [refused.message, ...errors.general ?? []];
        this.alert.replaceChildren(...general.map((said) => element('p', {}, said)));
        this.alert.classList.add('refused');
        if (refused.loggedOut) {
            this.alert.append(element('a', {
                href: this.server.urls.login, target: '_blank', className: 'log-in',
            }, this.words.log_in));
        }
        for (const [name, said] of Object.entries(errors.fields ?? {})) {
            const field = document.getElementById(`mark-${name}`);
            this.#showError(field ?? this.alert, said);
        }
        (errors.quantities ?? []).forEach((row, index) => {
            for (const [name, said] of Object.entries(row)) {
                this.#showError(this.#rows[index].querySelector(`[name="${name}"]`), said);
            }
        });
        const first = this.root.querySelector('[aria-invalid="true"]');
        first?.closest('details')?.setAttribute('open', '');
        (first ?? this.alert.querySelector('a') ?? this.root.elements.statement).focus();
    }

    #showError(field, said) {
        const list = element('ul', { className: 'errorlist', id: `${field.id}-error` },
            ...said.map((each) => element('li', {}, each)));
        if (field === this.alert || !field) {
            this.alert.append(list);
            return;
        }
        field.setAttribute('aria-invalid', 'true');
        const described = field.getAttribute('aria-describedby') ?? '';
        field.setAttribute('aria-describedby', `${described} ${list.id}`.trim());
        (field.closest('.field') ?? field.parentElement).append(list);
    }
}
