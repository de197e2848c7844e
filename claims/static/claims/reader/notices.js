// What has just happened, or stands in the way: shown over the foot of the page, and read out.

import { button, element } from './elements.js';

const get = (id) => document.getElementById(id);

export class Notices {
    constructor(words, login) {
        Object.assign(this, { words, login });
        this.news = get('reader-news');
        this.alarm = get('reader-alarm');
        this.quiet = get('reader-selection');
    }

    clear() {
        this.news.replaceChildren();
        this.alarm.replaceChildren();
    }

    // With `undo`, a button that takes it back.
    say(words, undo = null) {
        this.clear();
        this.news.append(element('span', {}, words));
        if (undo) {
            this.news.append(button(this.words.undo, undo));
        }
    }

    warn(words) {
        this.clear();
        this.alarm.append(element('span', {}, words));
    }

    // What the server refused, and the way to log in where that is what is missing.
    complain(refused) {
        this.warn(refused.message);
        if (refused.loggedOut) {
            this.alarm.append(element('a', { href: this.login, target: '_blank' },
                this.words.log_in));
        }
    }

    // Only for those who do not see the page.
    whisper(words) {
        this.quiet.textContent = words;
    }
}
