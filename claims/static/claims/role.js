'use strict';
// A role is one of the speaker chosen in the same row or form.
{
    const $ = django.jQuery;

    // "id_voices-0-role" → "id_voices-0-speaker"
    const speakerOf = (role) => document.getElementById(role.id.replace(/role$/, 'speaker'));

    const isRole = (element) =>
        element instanceof HTMLSelectElement && element.matches('.admin-autocomplete[name$="role"]');

    // It is searched among theirs …
    $.ajaxPrefilter((options) => {
        const open = document.querySelector('.select2-container--open');
        const role = open && open.previousElementSibling;
        if (!isRole(role) || options.url !== role.getAttribute('data-ajax--url')) {
            return;
        }
        const speaker = speakerOf(role);
        if (speaker && speaker.value) {
            options.data += `&speaker=${encodeURIComponent(speaker.value)}`;
        }
    });

    // … and a new one is added for them,
    document.addEventListener('click', (event) => {
        const add = event.target.closest('a.add-related[id$="role"]');
        const role = add && document.getElementById(add.id.replace(/^add_/, ''));
        const speaker = role && speakerOf(role);
        if (speaker && speaker.value) {
            const url = new URL(add.href);
            url.searchParams.set('speaker', speaker.value);
            add.href = url;
        }
    }, true);

    // and another speaker has other roles.
    $(document).on('select2:select select2:clear', 'select[name$="speaker"]', (event) => {
        const role = document.getElementById(event.target.id.replace(/speaker$/, 'role'));
        if (isRole(role) && role.value) {
            $(role).val(null).trigger('change');
        }
    });
}
