"""Who writes about one journalist: friends she speaks with, readers of old, and strangers.

Rude words among friends are no attack. A friend is an account that she has answered or named again
and again; a reader of old has written on several days over weeks, and mostly without violence.
"""

from collections import OrderedDict

from tocsin.escalation.mark import Mark, Own

# So often must she have answered or named an account.
ANSWERS = 3
# Or so often, where most of what the account wrote was harmless.
ANSWERS_OF_CALM = 2
# A reader of old: so many days, over so long, so many posts, most of them harmless.
OLD_DAYS, OLD_SPAN, OLD_POSTS = 4, 14, 6
# So many accounts and posts are remembered for each journalist.
MOST_ACCOUNTS, MOST_POSTS = 20_000, 4_000
# And so many hashtags, of hers and of others.
MOST_TAGS = 2_000


class Voice:
    """What is known of one account."""

    __slots__ = ("answered", "days", "first", "flagged", "last", "posts")

    def __init__(self, day: int) -> None:
        self.first = self.last = day
        self.days = 1
        self.posts = self.flagged = self.answered = 0

    @property
    def calm(self) -> bool:
        """Whether most of what it wrote was harmless, and it wrote enough to tell."""
        return self.posts >= 3 and self.flagged * 2 < self.posts

    @property
    def is_friend(self) -> bool:
        """Whether she speaks with the account."""
        return self.answered >= ANSWERS or (self.answered >= ANSWERS_OF_CALM and self.calm)

    def is_old(self, day: int) -> bool:
        """Say whether the account is a reader of old."""
        return (
            self.days >= OLD_DAYS
            and day - self.first >= OLD_SPAN
            and self.posts >= OLD_POSTS
            and self.flagged * 3 <= self.posts
        )


class Voices:
    """The accounts around one journalist; what is remembered is bounded."""

    def __init__(self) -> None:
        self._accounts: OrderedDict[str, Voice] = OrderedDict()
        self._handles: dict[str, str] = {}
        self._posts: OrderedDict[str, str] = OrderedDict()
        self._comments: OrderedDict[str, None] = OrderedDict()
        self._tags: OrderedDict[str, bool] = OrderedDict()

    def __len__(self) -> int:
        return len(self._accounts)

    def placed(self, one: Mark) -> Mark:
        """Give the mark with whom it answers and how near its account is, before it is taken in."""
        if one.answers in self._comments:
            one = one._replace(aside=True)
        voice = self._accounts.get(one.account)
        if voice is None:
            return one
        friend = voice.is_friend
        near = friend or voice.is_old(one.at.toordinal())
        return one._replace(near=near, friend=friend) if near else one

    def invited(self, one: Mark) -> Mark:
        """Give the mark with a note where it stands under a hashtag of hers, as in a challenge."""
        hers = [self._first(tag, hers=False) for tag in one.shared if tag.startswith("#")]
        return one._replace(invited=True) if any(hers) else one

    def add(self, one: Mark) -> None:
        """Take a mark in."""
        day = one.at.toordinal()
        voice = self._accounts.get(one.account)
        if voice is None:
            voice = self._accounts[one.account] = Voice(day)
            if one.handle:
                self._handles[one.handle.casefold()] = one.account
            if len(self._accounts) > MOST_ACCOUNTS:
                self._forget()
        elif voice.last != day:
            voice.days += 1
            voice.last = day
            self._accounts.move_to_end(one.account)
        voice.posts += 1
        if one.flagged:
            voice.flagged += 1
        self._post(one)

    def _post(self, one: Mark) -> None:
        """Remember who wrote a post, and whether it is a comment."""
        self._posts[one.key] = one.account
        if len(self._posts) > MOST_POSTS:
            self._posts.popitem(last=False)
        if one.answers:
            self._comments[one.key] = None
            if len(self._comments) > MOST_POSTS:
                self._comments.popitem(last=False)

    def answer(self, post: Own) -> None:
        """Take in a post of her own: whom she answers or names comes nearer; her tags are kept."""
        for tag in post.tags:
            self._first(tag, hers=True)
        answered = {self._posts.get(key) for key in post.answers}
        answered |= {self._handles.get(name) for name in post.names}
        for account in answered:
            voice = self._accounts.get(account) if account else None
            if voice is not None:
                voice.answered += 1

    def _first(self, tag: str, *, hers: bool) -> bool:
        """Say whether a hashtag was hers first: one that she takes up from others never is."""
        was_hers = self._tags.setdefault(tag, hers)
        self._tags.move_to_end(tag)
        if len(self._tags) > MOST_TAGS:
            self._tags.popitem(last=False)
        return was_hers

    def _forget(self) -> None:
        """Let go of the account that has been silent longest, and of its handle."""
        self._accounts.popitem(last=False)
        if len(self._handles) > 2 * MOST_ACCOUNTS:
            self._handles = {
                handle: account
                for handle, account in self._handles.items()
                if account in self._accounts
            }
