// Leaving a form with something unsaved in it is asked about by the browser.
const form = document.querySelector('.change-form #content-main > form');

const content = () => {
    const parts = [];
    for (const [name, value] of new FormData(form)) {
        if (name !== 'csrfmiddlewaretoken' && !name.startsWith('_')) {
            parts.push([name, value instanceof File ? value.name : value]);
        }
    }
    return JSON.stringify(parts);
};

if (form) {
    // What came back unsaved is unsaved from the start.
    const refused = document.getElementById('error-summary') || document.getElementById('conflict');
    let shown = null;
    let sent = false;

    // After Django's own scripts have made their rows and pickers.
    window.addEventListener('load', () => setTimeout(() => { shown = content(); }));
    form.addEventListener('submit', () => { sent = true; });
    // By the browser's Back the page comes from memory, as it was when it was sent.
    window.addEventListener('pageshow', () => { sent = false; });
    window.addEventListener('beforeunload', (event) => {
        if (!sent && shown !== null && (refused || shown !== content())) {
            event.preventDefault();
        }
    });
}
