// Other boundaries for a claim that is there: select them, and confirm.

export class Moving {
    claim = null;

    constructor(reader) {
        this.reader = reader;
    }

    start(claim) {
        const { view, caret, notices, words } = this.reader;
        this.claim = claim;
        view.root.classList.add('moving');
        caret.focus();
        caret.place(claim.end, claim.start);
        notices.say(words.moving);
    }

    async move(selection) {
        const { server, source, selecting, caret, notices, words, undoing } = this.reader;
        if (!selection) {
            notices.say(words.nothing_selected);
            return;
        }
        const { claim } = this;
        const from = { start: claim.start, end: claim.end };
        const shown = source.span(claim);
        try {
            const answer = await server.post(server.url('move', claim.id), {
                ...source.wire(selection.start, selection.end),
                from_start: shown.start,
                from_end: shown.end,
            });
            this.#stop();
            selecting.hide();
            this.reader.changed(answer.claims);
            undoing.moved(claim, from);
            caret.focus();
            caret.place(selection.end);
            notices.say(words.moved, () => undoing.undo());
        } catch (refused) {
            notices.complain(refused);
        }
    }

    cancel() {
        this.#stop();
        this.reader.selecting.hide();
        this.reader.notices.say(this.reader.words.not_moved);
    }

    #stop() {
        this.claim = null;
        this.reader.view.root.classList.remove('moving');
    }
}
