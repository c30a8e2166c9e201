"""Who is in a chat and what they may do there: adding, leaving, promoting, blocking, and the threads of a forum."""

from typing import TYPE_CHECKING

from rehearsal.methods_send import origin_of
from rehearsal.things import MAY_WRITE, RIGHTS, TELEGRAM, Bot, Chat, Json, Member, Message, Topic, User

if TYPE_CHECKING:
    from rehearsal.world import World


class Company(User):
    """The half of a person that deals with others."""

    world: "World"

    # --- members ---------------------------------------------------------------------------------------------

    def adds(self, user: User, chat: Chat) -> Message:
        """Brings somebody, or a bot, into a group."""
        return self._enters(user, chat, self)

    def joins(self, chat: Chat) -> Message:
        """Comes into a group by a link."""
        return self._enters(self, chat, self)

    def _enters(self, user: User, chat: Chat, by: User) -> Message:
        chat = chat.migrated_to or chat
        old, new = chat.member(user), Member(user)
        chat.members[user.id] = new
        self.world.standing_changed(chat, by, old, new)
        who = user.json()
        joined = {"new_chat_participant": who, "new_chat_member": who, "new_chat_members": [who]}
        return self.world.service(chat, by, joined)

    def leaves(self, chat: Chat) -> Message:
        """Goes out of a group."""
        return self._goes(self, chat, "left")

    def kicks(self, user: User, chat: Chat) -> Message:
        """Takes somebody, or a bot, out of a group."""
        return self._goes(user, chat, "kicked")

    def _goes(self, user: User, chat: Chat, status: str) -> Message:
        chat = chat.migrated_to or chat
        old, new = chat.member(user), Member(user, status)
        if not old.inside:
            raise LookupError(f"{user.name} is not in {chat.title}")
        gone = {"left_chat_participant": user.json(), "left_chat_member": user.json()}
        if chat.type == "supergroup":  # where a bot never reads of its own going, only of its new standing
            chat.members[user.id] = new
        service = self.world.service(chat, self, gone)
        chat.members[user.id] = new
        self.world.standing_changed(chat, self, old, new)
        return service

    def promotes(self, user: User, chat: Chat, *rights: str) -> None:
        """Makes somebody, or a bot, an administrator, with every right unless some are named."""
        self._becomes(user, chat, Member(user, "administrator", dict.fromkeys(rights or RIGHTS, True)))

    def demotes(self, user: User, chat: Chat) -> None:
        """Makes an administrator, or a restricted member, an ordinary member again."""
        self._becomes(user, chat, Member(user))

    def restricts(self, user: User, chat: Chat, *still_may: str) -> None:
        """Takes the right to write from somebody, but for what is named; a basic group is upgraded by it."""
        if chat.type == "group" and chat.migrated_to is None:
            self.world.migrate(chat)
        self._becomes(user, chat, Member(user, "restricted", dict.fromkeys(still_may, True)))

    def _becomes(self, user: User, chat: Chat, new: Member) -> None:
        chat = chat.migrated_to or chat
        old = chat.member(user)
        chat.members[user.id] = new
        self.world.standing_changed(chat, self, old, new)

    def permits(self, chat: Chat, *rights: str) -> None:
        """Sets what ordinary members may do in the whole group; nothing named means nobody writes."""
        chat = chat.migrated_to or chat
        chat.permissions = {right: right in rights for right in MAY_WRITE}

    def renames(self, chat: Chat, title: str) -> Message:
        """Gives the group another title."""
        chat = chat.migrated_to or chat
        chat.title = title
        return self.world.service(chat, self, {"new_chat_title": title})

    def dissolves(self, chat: Chat) -> None:
        """Deletes the group for everyone."""
        chat.deleted = True

    # --- bots and accounts -----------------------------------------------------------------------------------

    def blocks(self, bot: Bot | None = None) -> None:
        """Blocks a bot; it is told at once."""
        bot = bot or self.world.bot
        bot.blocked_by.add(self.id)
        self.world.standing_changed(self.world.private(self, bot), self, Member(bot), Member(bot, "kicked"))

    def unblocks(self, bot: Bot | None = None) -> None:
        """Lets a blocked bot write again; it is told at once."""
        bot = bot or self.world.bot
        bot.blocked_by.discard(self.id)
        self.world.standing_changed(self.world.private(self, bot), self, Member(bot, "kicked"), Member(bot))

    def deletes_account(self) -> None:
        """Leaves Telegram; the account stays as a deactivated one without a name."""
        self.deactivated, self.first_name, self.last_name, self.username = True, "", None, None
        for chat in self.world.chats.values():
            if self.id in chat.members:
                chat.members[self.id] = Member(self, "left")

    # --- forums and channels ---------------------------------------------------------------------------------

    def opens_topic(self, chat: Chat, name: str) -> Topic:
        """Begins a thread in a forum; its id is that of the service message."""
        made = self.world.service(chat, self, {"forum_topic_created": {"name": name, "icon_color": 7322096}})
        made.thread = made.id
        topic = chat.topics[made.id] = Topic(made.id, name)
        return topic

    def closes_topic(self, chat: Chat, topic: Topic) -> Message:
        """Nobody but administrators writes in it from here."""
        topic.closed = True
        return self.world.place(
            chat, self, content={"forum_topic_closed": {}}, service=True, silent=True, thread=topic.id
        )

    def reopens_topic(self, chat: Chat, topic: Topic) -> Message:
        """Everybody may write in it again."""
        topic.closed = False
        content: Json = {"forum_topic_reopened": {}}
        return self.world.place(chat, self, content=content, service=True, silent=True, thread=topic.id)

    def deletes_topic(self, chat: Chat, topic: Topic) -> None:
        """Takes a thread away with all that stood in it. Bots are not told."""
        topic.deleted = True
        for message in chat.messages:
            message.deleted = message.deleted or message.thread == topic.id

    def posts(self, channel: Chat, text: str) -> Message:
        """Writes in a channel; a linked group gets it as an automatic forward."""
        post = self.world.place(channel, None, sender_chat=channel, text=text)
        if channel.linked is not None:
            extra = {"is_automatic_forward": True} | origin_of(post)
            self.world.place(channel.linked, TELEGRAM, sender_chat=channel, text=text, extra=extra)
        return post
