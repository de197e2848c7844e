// Characters as people see them, words and sentences, in a text of which only the surroundings are
// looked at. All positions are UTF-16 units.

const REACH = 3000;
const SPACE = /^\s+$/;
const segmenters = new Map();

function segmenter(language, granularity) {
    const key = `${language} ${granularity}`;
    if (!segmenters.has(key)) {
        segmenters.set(key, new Intl.Segmenter(language, { granularity }));
    }
    return segmenters.get(key);
}

// The line that the position stands in, without more of it than is needed.
function around(text, position) {
    let from = text.lastIndexOf('\n', position - 1) + 1;
    let to = text.indexOf('\n', position);
    to = to < 0 ? text.length : to + 1;
    if (position - from > REACH) {
        from = Math.max(from, text.lastIndexOf(' ', position - REACH) + 1);
    }
    if (to - position > REACH) {
        const gap = text.indexOf(' ', position + REACH);
        to = gap < 0 ? to : Math.min(to, gap);
    }
    return [from, to];
}

export class Boundaries {
    constructor(text, language) {
        this.text = text;
        this.language = language;
    }

    #parts(position, granularity) {
        const [from, to] = around(this.text, position);
        const parts = segmenter(this.language, granularity).segment(this.text.slice(from, to));
        return [from, parts];
    }

    // The character that holds the position, as [start, end]; empty at the end of the text.
    character(position) {
        const [from, parts] = this.#parts(position, 'grapheme');
        const part = parts.containing(position - from);
        return part ? [from + part.index, from + part.index + part.segment.length]
            : [position, position];
    }

    // Whole characters, and no white space at either end. null when nothing is left.
    tidy(start, end) {
        let first = this.character(start)[0];
        const last = this.character(end);
        let stop = last[0] === end ? end : last[1];
        while (first < stop) {
            const [, after] = this.character(first);
            if (!SPACE.test(this.text.slice(first, after))) {
                break;
            }
            first = after;
        }
        while (first < stop) {
            const [before] = this.character(stop - 1);
            if (!SPACE.test(this.text.slice(before, stop))) {
                break;
            }
            stop = before;
        }
        return first < stop ? { start: first, end: stop } : null;
    }

    // The whole line, without the spaces around it; null where it is empty.
    line(position) {
        const from = this.text.lastIndexOf('\n', position - 1) + 1;
        const to = this.text.indexOf('\n', position);
        return this.tidy(from, to < 0 ? this.text.length : to);
    }

    nextCharacter(position) {
        return position >= this.text.length ? position : this.character(position)[1];
    }

    previousCharacter(position) {
        return position <= 0 ? 0 : this.character(position - 1)[0];
    }

    // The end of the word at or after the position.
    nextWord(position) {
        for (let at = position; at < this.text.length;) {
            const [from, parts] = this.#parts(at, 'word');
            let last = from;
            for (const part of parts) {
                last = from + part.index + part.segment.length;
                if (part.isWordLike && last > position) {
                    return last;
                }
            }
            at = Math.max(last, at + 1);
        }
        return this.text.length;
    }

    // The start of the word at or before the position.
    previousWord(position) {
        for (let at = position; at > 0;) {
            const [from, parts] = this.#parts(at - 1, 'word');
            const starts = [...parts].filter((part) => part.isWordLike)
                .map((part) => from + part.index).filter((start) => start < position);
            if (starts.length) {
                return starts.at(-1);
            }
            at = from;
        }
        return 0;
    }

    // The sentence at the position, without white space; that after it where there is none.
    sentence(position) {
        for (let at = position; at < this.text.length;) {
            const [from, parts] = this.#parts(at, 'sentence');
            let last = from;
            for (const part of parts) {
                last = from + part.index + part.segment.length;
                const found = last > at && this.tidy(from + part.index, last);
                if (found && found.end > position) {
                    return found;
                }
            }
            at = Math.max(last, at + 1);
        }
        return null;
    }

    nextSentence(position) {
        const here = this.sentence(position);
        if (!here) {
            return this.text.length;
        }
        return here.start > position ? here.start : this.sentence(here.end)?.start ?? here.end;
    }

    previousSentence(position) {
        for (let at = position; at > 0;) {
            const [from, parts] = this.#parts(at - 1, 'sentence');
            const starts = [...parts]
                .map((part) => this.tidy(from + part.index, from + part.index + part.segment.length))
                .filter((found) => found && found.start < position).map((found) => found.start);
            if (starts.length) {
                return starts.at(-1);
            }
            at = from;
        }
        return 0;
    }
}
