'use strict';
// A role is searched among those of the speaker chosen in the same row or form.
{
    const $ = django.jQuery;

    // "voices-0-role" → "voices-0-speaker"
    const speakerOf = (select) =>
        document.getElementById(select.id.replace(/role$/, 'speaker'));

    const isRole = (element) =>
        element instanceof HTMLSelectElement && element.matches('.admin-autocomplete[name$="role"]');

    $.ajaxPrefilter((options) => {
        const open = document.querySelector('.select2-container--open');
        const select = open && open.previousElementSibling;
        if (!isRole(select) || options.url !== select.getAttribute('data-ajax--url')) {
            return;
        }
        const speaker = speakerOf(select);
        if (speaker && speaker.value) {
            options.data += `&speaker=${encodeURIComponent(speaker.value)}`;
        }
    });

    // Another speaker has other roles.
    $(document).on('select2:select select2:clear', 'select[name$="speaker"]', (event) => {
        const role = document.getElementById(event.target.id.replace(/speaker$/, 'role'));
        if (isRole(role) && role.value) {
            $(role).val(null).trigger('change');
        }
    });
}
