// How a text is cut for the page: blocks of lines, and in them stretches under the same claims.
// Nothing here touches the page. All positions are UTF-16 units.

export const LANES = 3;
const CHUNK = 2500;

// Each claim gets the lowest lane that is free where it begins: its line under the words.
export function giveLanes(claims) {
    const ends = [];
    for (const claim of claims) {
        let lane = ends.findIndex((end) => end <= claim.start);
        if (lane < 0) {
            lane = ends.length;
        }
        ends[lane] = claim.end;
        claim.lane = Math.min(lane, LANES - 1);
    }
}

export function inOrder(claims) {
    return claims.sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
}

// A block is a paragraph with the newlines after it, or a heading. Blocks never cross a section.
export function blocksOf(text, sections) {
    const cuts = new Set([text.length]);
    const headings = new Map();
    for (const section of sections) {
        cuts.add(section.start).add(section.heading_end).add(section.end);
        if (section.heading_end > section.start) {
            headings.set(section.start, section.heading_end);
        }
    }
    const blocks = [];
    let start = 0;
    for (const cut of [...cuts].sort((a, b) => a - b)) {
        if (headings.get(start) === cut) {
            blocks.push({ start, end: cut, heading: true });
            start = cut;
        }
        while (start < cut) {
            let end = text.indexOf('\n', start);
            end = end < 0 ? cut : end + 1;
            while (end < cut && text[end] === '\n') {
                end += 1;
            }
            end = Math.min(end, cut);
            blocks.push({ start, end, heading: false });
            start = end;
        }
    }
    return blocks;
}

// Blocks that are shown and skipped together, so that a long text scrolls smoothly.
export function chunksOf(blocks, sections) {
    const sectionAt = (position) => sections.find((s) => s.start <= position && position < s.end);
    const chunks = [];
    let current = null;
    for (const block of blocks) {
        const section = sectionAt(block.start) ?? null;
        const full = current && block.end - current.start > CHUNK;
        if (!current || full || current.section !== section || block.heading || current.heading) {
            current = { start: block.start, blocks: [], section, heading: block.heading };
            chunks.push(current);
        }
        current.blocks.push(block);
    }
    return chunks;
}

// The block's stretches: [start, end, claims], in order, `claims` being those that cover it.
export function stretches(block, claims) {
    const cuts = new Set([block.start, block.end]);
    for (const claim of claims) {
        cuts.add(Math.max(claim.start, block.start)).add(Math.min(claim.end, block.end));
    }
    const places = [...cuts].sort((a, b) => a - b);
    return places.slice(1).map((end, index) => {
        const start = places[index];
        return [start, end, claims.filter((claim) => claim.start < end && claim.end > start)];
    });
}

// The claims, in order, that reach into each block. One pass over both.
export function* blocksWithClaims(blocks, claims) {
    let next = 0;
    let open = [];
    for (const block of blocks) {
        open = open.filter((claim) => claim.end > block.start);
        while (next < claims.length && claims[next].start < block.end) {
            open.push(claims[next]);
            next += 1;
        }
        yield [block, open.filter((claim) => claim.end > block.start)];
    }
}

// As far as claims that overlap, and those that overlap them, reach.
export function reachOf(claims, start, end) {
    let grown = true;
    while (grown) {
        grown = false;
        for (const claim of claims) {
            if (claim.start < end && claim.end > start && (claim.start < start || claim.end > end)) {
                start = Math.min(start, claim.start);
                end = Math.max(end, claim.end);
                grown = true;
            }
        }
    }
    return [start, end];
}
