// Brings the next question sooner: fetched once an answer is chosen, put in place without loading the page anew.
// Everything works without this. Whatever goes wrong here, the browser does what it would have done anyway.
(() => {
  "use strict";
  const shown = new Map(); // pages left behind, with what was chosen in them, for Back and Forward
  const most = 60;
  let ahead = {};
  const name = () => `${performance.timeOrigin} ${performance.now()}`;
  let turns = 0; // how often somebody set out for another page: who sets out anew wants the last one no more
  let here = history.state || name();
  history.replaceState(here, "");

  const asks = form => form && form.method === "get" && form.elements.asked && form.matches("main form");
  const address = form => `${form.action}?${new URLSearchParams(new FormData(form))}`;

  const fetchPage = url => {
    if (ahead.url !== url) {
      const page = fetch(url, { credentials: "omit", headers: { Accept: "text/html" } }).then(async answer => {
        if (!answer.headers.get("Content-Type").startsWith("text/html") || answer.status >= 500) throw answer;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        return Object.assign(page, { place: answer.url }); // where it was sent on to, if it was
      });
      page.catch(() => {});
      ahead = { url, page };
    }
    return ahead.page;
  };

  const style = page => [...page.querySelectorAll("link[rel=stylesheet]")].map(link => link.getAttribute("href")).join();

  const put = (body, title) => {
    shown.set(here, { body: document.body, title: document.title, top: scrollY });
    if (shown.size > most) shown.delete(shown.keys().next().value);
    document.body = body;
    document.title = title;
  };

  const go = async (url, turn) => {
    const next = await fetchPage(url);
    if (turn !== turns) return;
    if (style(next) !== style(document)) throw next;
    ahead = {};
    // A screen reader reads on from here, as it would on a new page.
    const start = next.querySelector("[autofocus]") || next.querySelector("h1");
    start.removeAttribute("autofocus");
    start.tabIndex = -1;
    put(document.adoptNode(next.body), next.title);
    here = name();
    history.pushState(here, "", next.place);
    scrollTo(0, 0);
    start.focus({ preventScroll: true });
  };

  document.addEventListener("change", event => {
    if (asks(event.target.form)) fetchPage(address(event.target.form));
  });
  document.addEventListener("submit", event => {
    if (!asks(event.target)) return;
    event.preventDefault();
    const url = address(event.target);
    const turn = ++turns;
    go(url, turn).catch(() => turn === turns && location.assign(url));
  });
  addEventListener("popstate", event => {
    // A link within the page: still the same page.
    if (event.state === null) return history.replaceState(here, "");
    if (event.state === here) return undefined;
    turns++;
    const page = shown.get(event.state);
    if (!page) return location.reload();
    put(page.body, page.title);
    here = event.state;
    scrollTo(0, page.top);
  });
})();
