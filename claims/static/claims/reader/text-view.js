// The text on the page. It is built of text nodes, never parsed as HTML: every character of the
// source is in exactly one of them, so that a place on the page is a place in the text.

import { blocksOf, blocksWithClaims, chunksOf, giveLanes, inOrder, stretches } from './layout.js';

const LINE = 28.8;
const CHARACTERS_A_LINE = 66;
const NEAR = 5000;

export class TextView {
    #starts = new WeakMap();
    #chunks = [];
    #near = [];

    constructor(root, text, sections, claims) {
        Object.assign(this, { root, text, sections, claims });
        this.blocks = blocksOf(text, sections);
        this.hidden = new Set(); // statuses whose claims are not shown
        this.order();
        const reaching = new Map(blocksWithClaims(this.blocks, claims));
        const page = document.createDocumentFragment();
        let section = null;
        let place = page;
        for (const chunk of chunksOf(this.blocks, sections)) {
            if (chunk.section !== section) {
                section = chunk.section;
                place = section ? page.appendChild(sectionElement(section)) : page;
            }
            place.append(this.#chunk(chunk, reaching));
        }
        root.replaceChildren(page);
    }

    order() {
        giveLanes(inOrder(this.claims));
    }

    #chunk(chunk, reaching) {
        if (chunk.heading) {
            return this.#block(chunk.blocks[0], reaching.get(chunk.blocks[0]));
        }
        const element = document.createElement('div');
        element.className = 'chunk';
        let lines = 0;
        for (const block of chunk.blocks) {
            const words = this.text.slice(block.start, block.end);
            for (const line of words.split('\n').slice(0, -1).concat(words.endsWith('\n') ? [] : '')) {
                lines += Math.max(1, Math.ceil(line.length / CHARACTERS_A_LINE));
            }
            element.append(this.#block(block, reaching.get(block)));
        }
        this.#chunks.push({
            start: chunk.start, end: chunk.blocks.at(-1).end, element,
        });
        // Its height until it is first shown; the browser remembers the real one.
        element.style.containIntrinsicBlockSize = `auto ${Math.max(1, lines) * LINE}px`;
        return element;
    }

    #block(block, claims) {
        block.element ??= document.createElement(block.heading ? 'h2' : 'div');
        block.element.className = block.heading ? 'heading' : 'paragraph';
        block.nodes = [];
        const parts = stretches(block, claims).map(([start, end, covering]) => {
            const node = document.createTextNode(this.text.slice(start, end));
            this.#starts.set(node, start);
            block.nodes.push(node);
            return covering.length ? highlight(node, covering) : node;
        });
        block.element.replaceChildren(...parts);
        return block.element;
    }

    // Build anew what stands from start to end, after its claims have changed.
    refresh(start, end) {
        for (let index = this.#blockAt(start); index < this.blocks.length; index += 1) {
            const block = this.blocks[index];
            if (block.start >= end) {
                break;
            }
            this.#block(block, this.claimsIn(block.start, block.end));
        }
    }

    hide(statuses) {
        this.hidden = new Set(statuses);
        this.refresh(0, this.text.length);
    }

    // Have the surroundings laid out, also where they are not shown: the browser finds no lines in
    // what it skips.
    layOutNear(position) {
        const near = this.#chunks.filter(
            (chunk) => chunk.start < position + NEAR && chunk.end > position - NEAR,
        );
        for (const chunk of this.#near) {
            chunk.element.classList.toggle('near', near.includes(chunk));
        }
        for (const chunk of near) {
            chunk.element.classList.add('near');
        }
        this.#near = near;
    }

    claimsIn(start, end) {
        return this.claims.filter((claim) => claim.start < end && claim.end > start
            && !this.hidden.has(claim.status));
    }

    claimsAt(position) {
        return this.claimsIn(position, position + 1);
    }

    #blockAt(position) {
        let low = 0;
        let high = this.blocks.length - 1;
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if (this.blocks[middle].start <= position) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    // [text node, offset in it]. At a seam the node that follows, or with `before` that which ends.
    pointAt(position, before = false) {
        const at = Math.max(0, before ? position - 1 : position);
        const block = this.blocks[this.#blockAt(at)];
        const node = block.nodes.findLast((each) => this.#starts.get(each) <= at) ?? block.nodes[0];
        return [node, Math.min(position - this.#starts.get(node), node.length)];
    }

    rangeOf(start, end) {
        const range = document.createRange();
        range.setStart(...this.pointAt(start));
        range.setEnd(...this.pointAt(end, end > start));
        return range;
    }

    // Where a point on the page is in the text; a point outside counts as the nearer end.
    positionOf(node, offset) {
        if (this.#starts.has(node)) {
            return this.#starts.get(node) + offset;
        }
        const walker = document.createTreeWalker(this.root, NodeFilter.SHOW_TEXT);
        if (node === this.root || this.root.contains(node)) {
            const child = node.childNodes[offset];
            if (child) {
                walker.currentNode = child;
                const first = child.nodeType === Node.TEXT_NODE ? child : walker.nextNode();
                return first ? this.#starts.get(first) : this.text.length;
            }
            const last = lastText(node);
            return last ? this.#starts.get(last) + last.length : this.text.length;
        }
        const after = this.root.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
        return after ? this.text.length : 0;
    }

    elementsOf(claim) {
        return this.root.querySelectorAll(`[data-claims~="${CSS.escape(claim.id)}"]`);
    }
}

function lastText(node) {
    while (node && node.nodeType !== Node.TEXT_NODE) {
        node = node.lastChild;
    }
    return node;
}

function sectionElement(section) {
    const element = document.createElement('section');
    element.id = `section-${section.number}`;
    element.setAttribute('aria-label', section.title);
    if (section.date) {
        element.dataset.date = section.date;
    }
    return element;
}

function highlight(node, claims) {
    const element = document.createElement('mark');
    element.className = `hl depth-${Math.min(claims.length, 3)}`;
    for (const claim of claims) {
        element.classList.add(`lane-${claim.lane}-${claim.status}`);
    }
    element.dataset.claims = claims.map((claim) => claim.id).join(' ');
    element.append(node);
    return element;
}
