// The text with its claims: on the page in UTF-16 units, on the wire in code points.

import { Offsets } from './offsets.js';
import { reachOf } from './layout.js';
import { TextView } from './text-view.js';

export class Source {
    constructor(root, text, data) {
        this.text = text;
        this.data = data;
        this.offsets = new Offsets(text);
        const sections = data.sections.map((section) => ({
            ...section,
            start: this.offsets.toUnits(section.start),
            heading_end: this.offsets.toUnits(section.heading_end),
            end: this.offsets.toUnits(section.end),
        }));
        this.view = new TextView(root, text, sections, data.claims.map((each) => this.#read(each)));
    }

    get claims() {
        return this.view.claims;
    }

    #read(record) {
        return {
            ...record,
            start: this.offsets.toUnits(record.start),
            end: this.offsets.toUnits(record.end),
        };
    }

    find(id) {
        return this.claims.find((claim) => claim.id === id);
    }

    // As the server wants a place.
    wire(start, end) {
        return {
            revision: this.data.revision,
            sha256: this.data.sha256,
            start: this.offsets.toPoints(start),
            end: this.offsets.toPoints(end),
            quote: this.text.slice(start, end),
        };
    }

    span(claim) {
        return {
            start: this.offsets.toPoints(claim.start), end: this.offsets.toPoints(claim.end),
        };
    }

    // New claims, or what the server says of known ones.
    take(records) {
        for (const record of records) {
            const claim = this.#read(record);
            const known = this.find(claim.id);
            const old = known ? [known.start, known.end] : [claim.start, claim.end];
            if (known) {
                Object.assign(known, claim);
            } else {
                this.claims.push(claim);
            }
            this.#show(Math.min(old[0], claim.start), Math.max(old[1], claim.end));
        }
    }

    remove(claim) {
        this.claims.splice(this.claims.indexOf(claim), 1);
        this.#show(claim.start, claim.end);
    }

    // Claims that overlap may change lanes along with it.
    #show(start, end) {
        this.view.order();
        this.view.refresh(...reachOf(this.claims, start, end));
    }
}
