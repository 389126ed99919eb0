"""The page shown instead of a page: one title, one message, nothing to load. For refusals and for a studio that cannot open."""

import html

from lbp_core.access.headers import page_policy, source_hash

STYLE = """
:root{color-scheme:light dark;--ground:#faf7f1;--card:#fffdf9;--ink:#23211d;--line:#ddd5c7;--act:#17695b}
@media (prefers-color-scheme:dark){
:root{--ground:#171614;--card:#201e1b;--ink:#f1ede5;--line:#403c35;--act:#7fd1c0}}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--ground);color:var(--ink);
font:1.125rem/1.55 system-ui,sans-serif}
main{box-sizing:border-box;width:min(34rem,100vw - 2rem);background:var(--card);border:1px solid var(--line);
border-radius:18px;padding:1.75rem}
h1{font-family:ui-serif,Georgia,serif;font-size:1.5rem;line-height:1.25;margin:0 0 .75rem}
p{margin:0 0 .75rem;white-space:pre-line;overflow-wrap:anywhere}
a,button{display:block;box-sizing:border-box;width:100%;min-height:3rem;margin-top:.75rem;padding:.75rem 1rem;font:inherit;
text-align:center;color:var(--act);background:none;border:1px solid var(--act);border-radius:.75rem;text-decoration:none}
"""
POLICY = page_policy((source_hash(STYLE),))
LEAVE = (
    '<a href="/c">Go to the client\'s page</a>'
    '<form method="post" action="/c/close"><button>Close it on this browser</button></form>'
)


def page(title: str, says: str, *, leave: bool = False) -> tuple[bytes, str]:
    """The page as UTF-8 and its content security policy. `leave` offers to close a client's visit on this browser."""
    text = (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{html.escape(title)}</title><style>{STYLE}</style></head>"
        f"<body><main><h1>{html.escape(title)}</h1><p>{html.escape(says)}</p>{LEAVE if leave else ''}</main></body></html>"
    )
    return text.encode(), POLICY
