"""A scenario for every module of actions that changes business rows: H6 runs them all.

A module of ``parindex.actions`` that calls ``act`` and has no scenario here fails the test by name.
A scenario calls every action of its module at least once, with rows it makes by actions.
"""

from collections.abc import Callable

from support.register import Register
from support.scenarios import of_people, of_the_register, of_the_site, of_work

type Scenario = Callable[[Register], None]

SCENARIOS: dict[str, Scenario] = {
    "acting": of_the_site.add_very_many,
    "demo": of_the_site.show_the_demonstration,
    "erasure": of_the_site.erase,
    "people/accounts": of_people.keep_accounts,
    "people/computers": of_people.keep_computers,
    "people/first_admin": of_people.make_the_first_admin,
    "people/grants": of_people.give_and_end_grants,
    "people/import_people": of_people.import_officers,
    "people/links": of_people.make_and_use_links,
    "people/make_accounts": of_people.make_two_accounts,
    "people/own_account": of_people.change_the_own_account,
    "people/put_to_sleep": of_people.let_accounts_sleep,
    "proofreading/keeping": of_work.keep_and_remove_reports,
    "register/catalogues": of_the_register.keep_catalogues,
    "register/changes": of_the_register.change_units,
    "register/groups": of_the_register.keep_groups,
    "register/import_units": of_the_register.import_a_register,
    "register/inheritance": of_the_register.settle_matters,
    "register/mergers": of_the_register.merge_absorb_and_split,
    "results": of_the_site.publish,
    "site_rules": of_the_site.set_site,
}
"""By the module's path below ``parindex/actions``."""
