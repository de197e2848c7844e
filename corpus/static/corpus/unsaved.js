// Leaving something that was typed and not sent is asked about by the browser: in the page's own
// form whatever was changed, in the others beside it, or alone on their page, what was written.
const own = document.querySelector('.change-form #content-main > form');
const WRITTEN = 'textarea, input:not([type]), '
    + ['text', 'url', 'email', 'number', 'date', 'file'].map((type) => `input[type=${type}]`).join();
const SENDING = new Set(['hidden', 'submit', 'button', 'reset', 'image', 'fieldset', 'output']);

// Lists have boxes to tick and an action to choose, and nothing that is written.
const others = [...document.querySelectorAll('#content form[method=post i]:not(#changelist-form)')]
    .filter((form) => form !== own);

const value = (field) => {
    switch (field.type) {
        case 'checkbox':
        case 'radio': return field.checked;
        case 'file': return [...field.files].map((file) => file.name);
        case 'select-multiple': return [...field.selectedOptions].map((option) => option.value);
        default: return field.value;
    }
};

const content = (form) => JSON.stringify([...form.elements]
    .filter((field) => field.name && !SENDING.has(field.type)
        && (form === own || field.matches(WRITTEN)))
    .map((field) => [field.name, value(field)]));

// What came back unsaved is unsaved from the start.
const refused = document.querySelector('.error-summary, #error-summary, #conflict') !== null;
const written = (form) => [...form.elements].some((field) => field.name
    && field.matches('textarea') && field.value.trim());

class Watched {
    #sent = false;
    #shown = null;

    constructor(form) {
        this.form = form;
        form.addEventListener('submit', () => { this.#sent = true; });
        // By the browser's Back the page comes from memory, as it was when it was sent.
        window.addEventListener('pageshow', () => { this.#sent = false; });
    }

    look() {
        this.#shown = content(this.form);
    }

    get unsaved() {
        if (this.#sent || this.#shown === null) {
            return false;
        }
        return (refused && (this.form === own || written(this.form)))
            || this.#shown !== content(this.form);
    }
}

const watched = [...(own ? [own] : []), ...others].map((form) => new Watched(form));

if (watched.length) {
    // After Django's own scripts have made their rows and pickers.
    window.addEventListener('load', () => setTimeout(() => watched.forEach((each) => each.look())));
    window.addEventListener('beforeunload', (event) => {
        if (watched.some((each) => each.unsaved)) {
            event.preventDefault();
        }
    });
}
