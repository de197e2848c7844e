// Where the two ways of counting meet. JavaScript counts UTF-16 units, the server code points.

export class Offsets {
    // Where each character begins that takes two units.
    #pairs = [];

    constructor(text) {
        this.units = text.length;
        for (let at = 0; at < text.length; at += 1) {
            if (text.codePointAt(at) > 0xffff) {
                this.#pairs.push(at);
                at += 1;
            }
        }
    }

    get points() {
        return this.units - this.#pairs.length;
    }

    // A place inside a pair counts as before it.
    toPoints(unit) {
        return unit - this.#before((index) => this.#pairs[index] + 1 < unit)
            - (this.#inside(unit) ? 1 : 0);
    }

    toUnits(point) {
        return point + this.#before((index) => this.#pairs[index] - index < point);
    }

    #inside(unit) {
        const index = this.#before((each) => this.#pairs[each] < unit) - 1;
        return index >= 0 && this.#pairs[index] + 1 === unit;
    }

    // How many pairs, from the first on, the condition holds for.
    #before(holds) {
        let low = 0;
        let high = this.#pairs.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (holds(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
