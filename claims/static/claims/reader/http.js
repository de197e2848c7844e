// Asking the server. Whatever goes wrong becomes a Refused with a sentence; nothing is thrown away.

export class Refused extends Error {
    constructor(said, { status = 0, errors = null, loggedOut = false } = {}) {
        super(said);
        Object.assign(this, { status, errors, loggedOut });
    }
}

export class Server {
    constructor(urls, token, words) {
        Object.assign(this, { urls, token, words });
    }

    url(name, id = '') {
        return this.urls[name].replace('/ID/', `/${encodeURIComponent(id)}/`);
    }

    async text() {
        return (await this.get(this.urls.text)).text;
    }

    async get(url) {
        return this.#answer(await this.#ask(url, { headers: { Accept: 'application/json' } }));
    }

    // The token changes when one logs in again, perhaps in another tab: then it is asked for anew.
    async post(url, sent) {
        const ask = () => this.#ask(url, {
            method: 'POST',
            headers: {
                'Accept': 'application/json',
                'Content-Type': 'application/json',
                'X-CSRFToken': this.token,
            },
            body: JSON.stringify(sent),
        });
        let response = await ask();
        if (response.status === 403 && !await isOurs(response.clone())) {
            this.token = (await this.get(this.urls.session)).token;
            response = await ask();
        }
        return this.#answer(response);
    }

    async #ask(url, options) {
        try {
            return await fetch(url, { credentials: 'same-origin', ...options });
        } catch (error) {
            throw new Refused(this.words.not_reached, { cause: error });
        }
    }

    async #answer(response) {
        const answer = isJson(response) ? await response.json() : null;
        if (response.ok && answer) {
            return answer;
        }
        const unexpected = this.words.unexpected.replace('%(status)s', response.status);
        const loggedOut = response.status === 401;
        const said = loggedOut ? this.words.logged_out : answer?.said ?? answer?.error;
        throw new Refused(said ?? unexpected, {
            status: response.status,
            errors: answer?.errors,
            // Also where the second step of logging in is missing.
            loggedOut: loggedOut || Boolean(answer?.login),
        });
    }
}

// A refusal by the reader itself has its sentence; one for the token comes from before it.
async function isOurs(response) {
    return isJson(response) && 'said' in await response.json();
}

function isJson(response) {
    return (response.headers.get('Content-Type') ?? '').startsWith('application/json');
}
