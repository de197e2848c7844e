// Whether the page has come, asked every second; then it is shown.

async function look() {
    try {
        const answer = await fetch('?state', {headers: {Accept: 'application/json'}});
        const gone = answer.status === 404; // discarded by somebody else
        if (gone || (answer.ok && !(await answer.json()).waiting)) {
            window.location.reload();
            return;
        }
    } catch {
        // The server is away for a moment: asked again.
    }
    window.setTimeout(look, 1000);
}

window.setTimeout(look, 500);
