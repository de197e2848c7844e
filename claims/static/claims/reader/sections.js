// A section begins where its heading is selected, or at the line that one has clicked in. The page is
// loaded anew then, with the contents as they are now; what was done can still be undone on it.

import { fill } from './elements.js';

const BEGUN = 'reader-section-begun';

export async function beginSection(reader) {
    const { server, source, notices, words, selecting, marking, boundaries, caret } = reader;
    const heading = selecting.current ?? boundaries.line(caret.at);
    if (!heading) {
        notices.say(words.select_heading);
        return;
    }
    if (marking.unsaved) {
        marking.form.root.elements.statement.focus();
        return;
    }
    try {
        const begun = await server.post(
            server.urls.section, source.wire(heading.start, heading.end),
        );
        reload({ begun, url: server.urls.undo_section }, `section-${begun.number}`);
    } catch (refused) {
        notices.complain(refused);
    }
}

// Told once the page is there again.
export function tellOfSection(reader) {
    const kept = sessionStorage.getItem(BEGUN);
    const { url, begun, undone } = kept ? JSON.parse(kept) : {};
    sessionStorage.removeItem(BEGUN);
    const { notices, words, undoing, server } = reader;
    if (url !== server.urls.undo_section) {
        return;
    }
    if (undone) {
        notices.say(words.section_undone);
        return;
    }
    undoing.sectionBegun(async () => {
        const { number, split } = begun;
        await server.post(url, { number, split });
        reload({ undone: true, url });
    });
    notices.say(fill(words.section_begun, { title: begun.title }), () => undoing.undo());
}

function reload(told, hash = '') {
    sessionStorage.setItem(BEGUN, JSON.stringify(told));
    if (hash) {
        window.location.hash = hash;
    }
    window.location.reload();
}
