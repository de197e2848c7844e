// A section begins where its heading is selected; the page then shows it among the contents.

export async function beginSection(reader) {
    const { server, source, notices, words, selecting, marking } = reader;
    const selected = selecting.current;
    if (!selected) {
        notices.say(words.select_heading);
        return;
    }
    if (marking.unsaved) {
        marking.form.root.elements.statement.focus();
        return;
    }
    try {
        const { number } = await server.post(
            server.urls.section, source.wire(selected.start, selected.end),
        );
        window.location.hash = `section-${number}`;
        window.location.reload();
    } catch (refused) {
        notices.complain(refused);
    }
}
