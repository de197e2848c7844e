// What has been done on this page and can be undone, last first.

export class Undoing {
    #done = [];

    constructor(reader) {
        this.reader = reader;
    }

    marked(claim) {
        this.#done.push({ claim });
    }

    moved(claim, from) {
        this.#done.push({ claim, from });
    }

    // `reopen` answers whether the form could be had back.
    putAway(reopen) {
        this.#done.push({ reopen });
    }

    rejected(undo) {
        this.#done.push({ undo });
    }

    sectionBegun(undo) {
        this.#done.push({ undo });
    }

    async undo() {
        const { notices, words } = this.reader;
        const last = this.#done.pop();
        if (last?.reopen) {
            return last.reopen() || this.undo();
        }
        if (!last) {
            notices.say(words.nothing_to_undo);
            return false;
        }
        try {
            await (last.undo ? last.undo() : last.from ? this.#moveBack(last) : this.#remove(last));
        } catch (refused) {
            if (refused.loggedOut || refused.status === 0 || refused.status >= 500) {
                this.#done.push(last); // it can be tried again
            }
            notices.complain(refused);
        }
        return true;
    }

    async #moveBack({ claim, from }) {
        const { server, source, notices, words } = this.reader;
        const shown = source.span(claim);
        const answer = await server.post(server.url('move', claim.id), {
            ...source.wire(from.start, from.end), from_start: shown.start, from_end: shown.end,
        });
        this.reader.changed(answer.claims);
        notices.say(words.moved_back);
    }

    async #remove({ claim }) {
        const { server, notices, words } = this.reader;
        await server.post(server.url('undo', claim.id), {});
        this.reader.removed(claim);
        notices.say(words.undone);
    }
}
