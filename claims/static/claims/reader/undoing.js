// What has been done on this page and can be undone, last first.

export class Undoing {
    #done = [];

    // `acts` are changed, removed, say and complain, with the words for it.
    constructor(server, view, acts) {
        Object.assign(this, { server, view, ...acts });
    }

    marked(claim) {
        this.#done.push({ claim });
    }

    moved(claim, from) {
        this.#done.push({ claim, from });
    }

    get possible() {
        return this.#done.length > 0;
    }

    async undo() {
        const last = this.#done.pop();
        if (!last) {
            this.say(this.words.nothing_to_undo);
            return;
        }
        const { claim, from } = last;
        try {
            if (from) {
                const sent = this.view.wire(from.start, from.end);
                const current = this.view.span(claim);
                const answer = await this.server.post(this.server.url('move', claim.id), {
                    ...sent, from_start: current.start, from_end: current.end,
                });
                this.changed(answer.claims);
                this.say(this.words.moved_back);
            } else {
                await this.server.post(this.server.url('undo', claim.id), {});
                this.removed(claim);
                this.say(this.words.undone);
            }
        } catch (refused) {
            if (!(refused.status >= 403 && refused.status < 500)) {
                this.#done.push(last); // it can be tried again
            }
            this.complain(refused);
        }
    }
}
