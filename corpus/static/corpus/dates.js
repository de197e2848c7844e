// A date is typed as people write it; beside it stands how it is read, and a day can be picked.

const FIELDS = 'input[data-written-date]';
const WAIT = 350;
const known = new WeakMap();

class WrittenDate {
    #timer = 0;
    #asked = 0;

    constructor(field) {
        this.field = field;
        this.reading = document.createElement('span');
        this.reading.className = 'date-reading';
        this.reading.id = `${field.id}-reading`;
        this.reading.setAttribute('role', 'status');
        this.day = document.createElement('input');
        this.day.type = 'date';
        this.day.className = 'date-day';
        this.day.setAttribute('aria-label', `${field.dataset.dayLabel}: ${this.#label()}`);
        // Whoever goes on by keyboard is not held up by it: Alt and the arrow down open it.
        this.day.tabIndex = -1;
        field.setAttribute('aria-keyshortcuts', 'Alt+ArrowDown');
        field.addEventListener('keydown', (event) => this.#open(event));
        field.after(this.day, this.reading);
        const described = field.getAttribute('aria-describedby') ?? '';
        field.setAttribute('aria-describedby', `${described} ${this.reading.id}`.trim());
        // The tick by which an odd date is said to be right; the server may have put it there.
        this.tick = this.#tickOf();
        field.form?.addEventListener('reset', () => this.#askAbout(null));
        field.addEventListener('input', () => this.#later());
        field.addEventListener('change', () => this.#ask(false));
        this.day.addEventListener('change', () => this.#pick());
    }

    #tickOf() {
        const box = this.field.form?.elements[`${this.field.name}_sure`];
        return box?.closest('label') ?? null;
    }

    // `kept` is the date that is asked about, as the server keeps it; null where none is.
    #askAbout(kept) {
        if (this.tick?.querySelector('input').value === kept) {
            return;
        }
        this.tick?.remove();
        this.tick = null;
        if (kept !== null) {
            const box = document.createElement('input');
            Object.assign(box, { type: 'checkbox', name: `${this.field.name}_sure`, value: kept });
            this.tick = document.createElement('label');
            this.tick.className = 'date-sure';
            this.tick.append(box, ` ${this.field.dataset.asks}`);
            this.reading.after(this.tick);
        }
    }

    #label() {
        return this.field.labels?.[0]?.textContent.replace(/[:*\s]+$/, '').trim() ?? '';
    }

    #open(event) {
        if (event.altKey && event.key === 'ArrowDown' && this.day.showPicker) {
            event.preventDefault();
            this.day.showPicker();
        }
    }

    #later() {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#ask(false), WAIT);
    }

    #pick() {
        if (this.day.value) {
            this.field.value = this.day.value;
            this.#ask(true);
            // Whoever watches the field for something unsaved is told.
            this.field.dispatchEvent(new Event('input', { bubbles: true }));
        }
    }

    async #ask(picked) {
        clearTimeout(this.#timer);
        this.#asked += 1;
        const asked = this.#asked;
        const text = this.field.value.trim();
        if (!text) {
            this.#say('', false);
            this.#askAbout(null);
            return;
        }
        const url = new URL(this.field.dataset.readingUrl, window.location.href);
        url.searchParams.set('text', text);
        url.searchParams.set('closed', this.field.dataset.writtenDate);
        url.searchParams.set('asks', this.field.dataset.asks ? 'yes' : 'no');
        let answer = null;
        try {
            const response = await fetch(url, { headers: { Accept: 'application/json' } });
            const isJson = (response.headers.get('Content-Type') ?? '').includes('json');
            answer = response.ok && isJson ? await response.json() : null;
        } catch {
            answer = null;  // saving says what is wrong with it
        }
        if (!answer || asked !== this.#asked) {
            return;
        }
        this.#askAbout(answer.asked ? answer.kept : null);
        if (answer.said) {
            this.#say(answer.said, true);
            return;
        }
        if (picked) {
            this.field.value = answer.typed;
        }
        this.day.value = answer.day;
        if (answer.asked) {
            this.#say(answer.asked, true);
            return;
        }
        this.#say(answer.shown === this.field.value.trim() ? '' : `→ ${answer.shown}`, false);
    }

    #say(words, doubtful) {
        this.reading.textContent = words;
        this.reading.classList.toggle('doubtful', doubtful);
    }
}

function know(field) {
    if (field.id && !field.id.includes('__prefix__') && !known.has(field)) {
        known.set(field, new WrittenDate(field));
    }
}

for (const field of document.querySelectorAll(FIELDS)) {
    know(field);
}
// Rows that are added later.
document.addEventListener('focusin', (event) => {
    if (event.target.matches?.(FIELDS)) {
        know(event.target);
    }
});
