// Begins the reader. Every key has a button that does the same.

import { Server } from './http.js';
import { Keys } from './keys.js';
import { Reader } from './reader.js';
import { beginSection, tellOfSection } from './sections.js';

const get = (id) => document.getElementById(id);

function listen(reader) {
    const acts = {
        next: () => reader.step(1),
        previous: () => reader.step(-1),
        edit: () => reader.edit(),
        status: () => reader.focusVerbs(),
        undo: () => reader.undoing.undo(),
        sentence: () => reader.sentence(),
        mark: () => reader.enter(),
        section: () => beginSection(reader),
        keys: () => get('reader-keys').showModal(),
        next_suggestion: () => reader.suggesting?.step(1),
        previous_suggestion: () => reader.suggesting?.step(-1),
        filter: () => reader.filtering.focus(),
        reject: () => reader.suggesting?.reject(),
    };
    for (const control of document.querySelectorAll('[data-act]')) {
        // What is selected stays so when a button is pressed.
        control.addEventListener('mousedown', (event) => event.preventDefault());
        control.addEventListener('click', () => acts[control.dataset.act]());
    }
    new Keys({
        'j': acts.next, 'k': acts.previous, 'e': acts.edit, 's': acts.status, 'u': acts.undo,
        'm': acts.sentence, '?': acts.keys, 'n': acts.next_suggestion,
        'p': acts.previous_suggestion, 'x': acts.reject, 'f': acts.filter,
    }, get('keys-on'));
    const text = reader.view.root;
    text.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' && !event.ctrlKey && !event.altKey && !event.metaKey) {
            event.preventDefault();
            reader.enter();
        }
    });
    document.addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && !event.defaultPrevented
            && !document.querySelector('dialog[open]')) {
            reader.back();
        }
    });
    const onHighlight = (type, act) => text.addEventListener(type, (event) => {
        const part = event.target.closest('.hl');
        if (part) {
            act(part);
        }
    });
    onHighlight('click', (part) => reader.clicked(part));
    onHighlight('mouseover', (part) => reader.name(part));
    window.addEventListener('hashchange', () => reader.follow(window.location.hash));
    window.addEventListener('beforeunload', (event) => {
        if (reader.marking.typed) {
            event.preventDefault();
        }
    });
}

async function begin() {
    const data = JSON.parse(get('reader-data').textContent);
    const token = document.querySelector('#reader [name="csrfmiddlewaretoken"]').value;
    const server = new Server(data.urls, token, data.words);
    try {
        const text = await server.text();
        const reader = new Reader(data, text, server);
        listen(reader);
        if (document.activeElement === document.body) {
            reader.caret.focus(); // the text, behind all the buttons, is what one came for
        }
        reader.follow(window.location.hash);
        tellOfSection(reader);
        reader.suggesting?.load();
        performance.mark('reader-ready');
        get('reader').dataset.ready = 'yes';
    } catch (refused) {
        get('reader-alarm').textContent = refused.message;
        throw refused;
    }
}

begin();
