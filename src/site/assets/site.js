// Improves what already works without it: choosing statements in place, keys, copying, dropping files, live progress.
(() => {
  'use strict';
  const doc = document;
  const $ = (selector, from = doc) => from.querySelector(selector);
  const $$ = (selector, from = doc) => [...from.querySelectorAll(selector)];
  // XMLHttpRequest parses a page without running it, and needs no exception from the policy on trusted types.
  const load = (address) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('GET', address);
      request.responseType = 'document';
      request.onload = () => resolve(request.response);
      request.onerror = reject;
      request.send();
    });
  const typing = (el) =>
    el instanceof HTMLElement && (el.isContentEditable || /^(input|textarea|select)$/i.test(el.tagName));

  // --- statements of an article -----------------------------------------------------------------------------------
  const spansOf = (id) => $$(`[data-s="${CSS.escape(id)}"]`).filter((el) => !el.classList.contains('note'));

  function choose(id, { scroll = true } = {}) {
    for (const el of $$('.body .on')) el.classList.remove('on');
    for (const el of spansOf(id)) el.classList.add('on');
    const note = doc.getElementById(`s-${id}`);
    if (!note) return false;
    for (const open of $$('.note details[open]')) if (!note.contains(open)) open.open = false;
    const details = $('details', note);
    if (details) details.open = true;
    const url = new URL(location.href);
    url.searchParams.set('s', id);
    history.replaceState(null, '', url.pathname + url.search);
    if (scroll) note.scrollIntoView({ block: 'nearest' });
    return true;
  }

  const body = $('.body');
  if (body) {
    body.addEventListener('click', (event) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
      const link = event.target.closest('a');
      if (link && !link.classList.contains('cue')) return;
      if (event.target.closest('.note')) return;
      const at = event.target.closest('[data-s]');
      if (!at || String(getSelection()) !== '') return;
      if (choose(at.dataset.s)) event.preventDefault();
    });
    body.addEventListener(
      'toggle',
      (event) => {
        const note = event.target.closest('.note');
        if (note && note.dataset.s && event.target.open) choose(note.dataset.s, { scroll: false });
      },
      true,
    );
    const hover = (on) => (event) => {
      const note = event.target.closest?.('.note[data-s]');
      if (note) for (const el of spansOf(note.dataset.s)) el.classList.toggle('hover', on);
    };
    body.addEventListener('mouseover', hover(true));
    body.addEventListener('mouseout', hover(false));
    body.addEventListener('focusin', hover(true));
    body.addEventListener('focusout', hover(false));
  }

  // --- keys -------------------------------------------------------------------------------------------------------
  let here = -1;
  const rows = () => $$('[data-row]').filter((el) => el.offsetParent !== null);
  function move(step) {
    const all = rows();
    if (all.length === 0) return;
    const current = all.findIndex((el) => el.classList.contains('here'));
    here = Math.min(all.length - 1, Math.max(0, current === -1 ? (step > 0 ? 0 : all.length - 1) : current + step));
    for (const el of $$('.here')) el.classList.remove('here');
    const row = all[here];
    row.classList.add('here');
    const target = $('[data-open]', row) ?? $('a, summary', row);
    if (target) target.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'center' });
  }
  async function help() {
    const old = $('#keys-dialog');
    if (old) {
      if (old.open) old.close();
      else old.showModal();
      return;
    }
    const page = await load('/keys');
    const dialog = doc.createElement('dialog');
    dialog.id = 'keys-dialog';
    dialog.setAttribute('aria-label', page.querySelector('h1').textContent);
    const close = doc.createElement('button');
    close.type = 'button';
    close.textContent = '×';
    close.className = 'close';
    close.setAttribute('aria-label', 'Esc');
    close.addEventListener('click', () => dialog.close());
    dialog.append(
      close,
      doc.importNode(page.querySelector('h1'), true),
      doc.importNode(page.querySelector('.keys'), true),
    );
    doc.body.append(dialog);
    dialog.showModal();
  }
  doc.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      for (const open of $$('details.settings[open], details.export[open], .cell details[open]')) {
        open.open = false;
        $('summary', open).focus();
      }
      if (typing(doc.activeElement)) doc.activeElement.blur();
      return;
    }
    if (typing(event.target)) return;
    const rtl = doc.documentElement.dir === 'rtl';
    const forward = rtl ? 'ArrowLeft' : 'ArrowRight';
    const back = rtl ? 'ArrowRight' : 'ArrowLeft';
    const act = {
      '/': () => $('#f-q, #q')?.focus(),
      j: () => move(1),
      k: () => move(-1),
      o: () => $('.here')?.querySelector('summary')?.click(),
      g: () => location.assign('/'),
      '?': () => void help(),
      [forward]: () => $('.pager a[rel="next"]')?.click(),
      [back]: () => ($('.pager a:not([rel])') ? history.back() : undefined),
    }[event.key];
    // Arrows belong to whatever scrolls sideways while it has the focus.
    if (!act || (event.key.startsWith('Arrow') && event.target.closest('[tabindex="0"]'))) return;
    if (event.key !== forward && event.key !== back) event.preventDefault();
    act();
  });

  // --- panels close on a click elsewhere --------------------------------------------------------------------------
  doc.addEventListener('click', (event) => {
    for (const open of $$('details.settings[open], details.export[open], .cell details[open]'))
      if (!open.contains(event.target)) open.open = false;
  });

  // --- switches apply at once -------------------------------------------------------------------------------------
  for (const form of $$('.settings form')) form.addEventListener('change', () => form.requestSubmit());

  // --- copying ----------------------------------------------------------------------------------------------------
  for (const button of $$('[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const field = doc.getElementById(button.dataset.copy);
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {
        doc.execCommand('copy');
      }
      const label = button.textContent;
      button.textContent = button.dataset.done ?? '✓';
      setTimeout(() => (button.textContent = label), 1500);
    });
  }

  // --- dropping files ---------------------------------------------------------------------------------------------
  for (const form of $$('form[data-drop]')) {
    const input = $('input[type="file"]', form);
    form.addEventListener('dragover', (event) => {
      event.preventDefault();
      form.classList.add('over');
    });
    form.addEventListener('dragleave', () => form.classList.remove('over'));
    form.addEventListener('drop', (event) => {
      event.preventDefault();
      form.classList.remove('over');
      if (event.dataTransfer.files.length > 0) input.files = event.dataTransfer.files;
      else {
        const text = event.dataTransfer.getData('text/plain');
        const field = $(/^https?:\/\/\S+$/.test(text.trim()) ? '[name="address"]' : '[name="text"]', form);
        field.value = text;
      }
    });
  }

  // --- progress of a job ------------------------------------------------------------------------------------------
  async function poll(el) {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 700));
      const page = await load(location.href);
      const fresh = page.getElementById(el.id);
      if (!fresh) return;
      const next = doc.importNode(fresh, true);
      el.replaceWith(next);
      el = next;
      if (!next.dataset.live) {
        $('h1').textContent = page.querySelector('h1').textContent;
        return;
      }
    }
  }
  const live = $('[data-live="poll"]');
  if (live) void poll(live);
})();
