"""Pages that ask whether somebody is a person. They come in place of the page, with a status of 200 or another.

Each of the marks is one that its service sets on such a page alone: what a service puts into every page that it guards
is none.
"""

from __future__ import annotations

from collections.abc import Mapping

_HEADERS = (("cf-mitigated", "challenge"), ("x-amzn-waf-action", "challenge"), ("x-amzn-waf-action", "captcha"))
_MARKS = (
    b"_cf_chl_opt",  # Cloudflare
    b"awsWafCookieDomainList",  # AWS WAF
    b"window.gokuProps",  # AWS WAF
    b"captcha-delivery.com/captcha",  # DataDome
    b"captcha-delivery.com/c.js",  # DataDome
    b'id="px-captcha"',  # HUMAN
    b"window._pxAppId",  # HUMAN
    b"_Incapsula_Resource?SWUDNSAI",  # Imperva
    b"/.well-known/sgcaptcha/",  # SiteGround
    b'id="anubis_challenge"',  # Anubis
)
MOST = 1 << 17
"""Bytes that such a page has at most: one that is longer is the page itself, whatever it holds."""


def is_challenge(headers: Mapping[str, str], body: bytes) -> bool:
    """Is an answer a page that asks whether somebody is a person?"""
    if any(headers.get(name, "").lower() == value for name, value in _HEADERS):
        return True
    return len(body) <= MOST and any(mark in body for mark in _MARKS)
