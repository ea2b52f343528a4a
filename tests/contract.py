"""The columns of the contract's views: these come first, and in this order, whatever comes behind them."""

FIXED = {
    "articles": "source article title date start end body_start",
    "bylines": "source article person kind quote start end",
    "roles": "source article person organization title status date quote start end",
    "events": "source article event type date end_date name same_as quote start end",
    "participation": "source article event person kind quote start end",
    "event_organizations": "source article event organization kind quote start end",
    "event_places": "source article event place quote start end",
    "event_projects": "source article event project quote start end",
    "projects": "source article project relation value quote start end",
    "places": "source article place parent quote start end",
    "organizations": "source article organization parent quote start end",
    "transfers": "source article giver receiver what date quote start end",
}
