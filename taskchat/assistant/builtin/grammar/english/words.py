"""English word classes, which patterns write as `<name>`, and words that have a value."""

CLASSES: dict[str, str] = {
    # Tasks and what points at them.
    "one": "task|to-do|todo|to do|item|reminder|one|thing",
    "tasks": "tasks|task|to-dos|to-do|todos|todo|to dos|items|item|reminders|reminder|ones|one|things|thing",
    "plural": "tasks|to-dos|todos|items|reminders",
    "all": "(absolutely) [everything|all|every|each]|my [whole|entire] list|[my|the] list",
    "kind_alone": "(the|my) [completed|done|finished|overdue] (ones)",
    "my_list": "(all) [my|the|our] <plural>",
    "my": "my|the|our|a|an",
    "on_list": "[from|off|on|in] [my|the|this|that] (task|to-do|todo|shopping) [list|tasks|to-dos|todos]",
    "nameless": "(a|any|the|my) (new) [one|task|something|anything|item|todo|to-do|reminder|a|an|the|my|all|any"
                "|<plural>]",
    "denial": "not|nothing|neither|nor|anything but|all but|everything but|all except|everything except",
    "we": "you've|you have|you|i've|i have|i|we've|we have|we",
    "unborn": "[a|an|another|new] (new) [task|to-do|todo|item|reminder]|me",
    "new": "added|created|made|entered|put in",
    "done_to": "changed|updated|renamed|moved|completed|finished|reopened|mentioned|talked about|showed (me)|edited",
    "except": "except (for)|excluding|but|apart from|other than|besides|without|save for",
    "no_subject": "what|whats|what's|which|how|is|are|was|were|why|when|who|do|does|did|have|has|had|any|show|list|find"
                  "|search|delete|remove|clear|erase|complete|reopen|change|move|add|mark|i|i'm|i've|if|will|can|could"
                  "|should|would|no|not|never|don't|only",
    "and": "and (also|then)|&|plus",
    # Done and not done.
    "done": "done|complete|completed|finished|closed|ready|ticked off|checked off|crossed off",
    "not_done": "[not|never] (yet) (been) <done> (yet)|[incomplete|undone|open|pending|unfinished|to-do] (again)",
    "already": "(now) (already) (all) (just)",
    "is_not": "[is|are|was|were] [not|never]|isn't|aren't|wasn't|weren't|ain't|[has|have] not been|hasn't been"
             "|haven't been|[is|are] still not",
    "did_not": "i [did not|didn't|do not|don't|have not|haven't|never|could not|couldn't|can't|cannot|won't|will not"
              "|am not|was not|wasn't] (yet|really|actually|quite|even)",
    "i_did": "[i've|i have|i] (just|already|now|also) (just|already|now|also) [finished|completed|done|did] (with)",
    # Orders.
    "complete": "complete|finish|close|tick off|tick|check off|cross off|(i'm) (all) done with|done|strike off",
    "reopen": "reopen|re-open|uncomplete|uncheck|untick|unmark|restore|open again",
    "delete": "delete|remove|erase|discard|trash|cancel|scrap|get rid of|throw away|clear|wipe|kill|bin",
    "set": "change|set|make|update|edit|put|raise|lower|mark|turn|give|switch",
    "assign": "set|make|give|mark|put|turn",
    "drop": "remove|clear|delete|drop|unset|take away",
    "move": "move|reschedule|postpone|push back|push|delay|shift|defer|snooze|bring forward|put off",
    "later": "move|postpone|push back|push|delay|shift|defer|snooze|put off",
    "skip": "skip",
    # Which occurrences of what comes again.
    "scope_this": "(but) [only|just] (for) [this one|this time|this once|this|today|the next one]|(for) this one only",
    "scope_following": "from [now|here|then] on|from this one on|[this|this one] and [(all) (the) later|(all) following"
                       "|(all) future] (ones)|(for) [all|the] (the) [future|following|later] (ones)",
    "scope_all": "(for) (all of) [the|its|that] [whole|entire] series|(for) all of them",
    "only_this": "[only|just] [today's|tomorrow's|this|this week's|the next]",
    "edit": "edit|change|update|modify|alter|adjust",
    "due_date": "due date|deadline|date|due",
    "priority": "priority|prio|importance",
    "notes": "description|notes|note|comment|details",
    "to": "to|as|into",
    "its": "its|the|that|this|their",
    # Parts of fields.
    "field": "priority|prio|due date|deadline|tag|tags",
    "priority_noise": "a|an|the|priority|prio|to|as|of|with|at|very|most|more|it|is|be|level",
    "lead": "to|as|be|it|to be|with|and|of|at|a|an|the|for|is|also|set|make|then",
    "glue": "with|and|to|be|as|of|at|a|an|due|it|priority|is|on|by|for|task",
    "dangling": "with|and|at",
    "tagged": "(and) [tagged (as|with)|with (the) [tag|tags]|[tags|tag|labels|label]:|labelled (as|with)"
              "|labeled (as|with)]",
    "tagging": "<tagged>|(the) [tag|tags|label|labels] (it) (with|as)",
    "described": "(and) [(with) (a|the) [description:|note:|notes:]|with (a|the) [description|note|notes]]"
                 " (saying|that says)",
    "further": "another|a further|by|for",
    "more": "(more|further)",
    # Creating.
    "add": "add|create|make|set up|set|put|write down|insert|enter|i need|i want|give me|schedule|note down|jot down",
    "a": "a|an|another|one|the",
    "level": "[high|medium|low|top] priority|high-priority|low-priority|medium-priority|urgent|important",
    "called": "called|named|titled|with the title|that says|saying|to|for|about|of",
    "remind_me": "remind me",
    "remind": "<remind_me>|[don't|do not] (let me) forget|help me (to) remember",
    "remind_to": "to|about|of|that i [have|need] to|that",
    "must": "i [need|have|want] to|i must|i should|i've got to|i gotta|i ought to",
    "to_list": "[to|on|onto|in|into] [my|the] (task|to-do|todo|shopping) [list|tasks|to-dos|todos]|as a (new) <one>",
    "no_title": "(the) [tasks|task|to-dos|items] [from|out of|for each|of each|in|on] (.)",
    # Courtesies.
    # Frames around an order or a question.
    "wish": "i [want|need|would like|'d like] to|i'd like to|i want you to|i need you to",
    "wished": "add|create|make|see|list|delete|remove|complete|mark|rename|change|move|set|undo|reopen|show|know",
    "polite": "hey|hi|hello|ok|okay|so|now|then|and|also|taskchat|please|pls|kindly|just|actually"
              "|[can|could|would|will] you (please) (help me)|[i'd|i would] like you to|let's|go ahead and"
              "|you should|know|see what",
    "exclaimed": "oops|oh|wait|sorry|no|yes|yeah|well|hmm|uh",
    "thanks": "please|pls|thanks|thank you|for me|ok|okay|would you|will you|now|right away|asap",
    # Replies to a question, and the beginnings of messages that are none.
    "yes": "[yes|yeah|yep|yup|sure|correct|right|exactly|ok|okay|please do|do it|go ahead|confirm|confirmed|i confirm"
           "|i'm sure] (<yes_please>) (<yes_please>)",
    "yes_please": "please|do it|do that|that one|delete [them|it|all|everything]|go ahead|i'm sure",
    "no": "[no|nope|don't|do not|never mind|nevermind|cancel|stop|keep them] (<no_thanks>) (<no_thanks>)",
    "no_thanks": "please|thanks|thank you|don't|sorry",
    "asking": "show|list|what|what's|whats|which|how many|do i",
    # Looking.
    "sort_due": "(the) <due_date>|(the) due dates|when they are due",
    "sort_priority": "(the) <priority>",
    "sort_title": "(the) [title|titles|name|names]|alphabetically|alphabet|alphabetical order|a-z",
    "sort_created": "(the) [newest|latest|most recent] (first)|creation (date)|date of creation|age|when they were "
                    "[added|created|made]|when i [added|created|made] them",
    "sort_position": "hand|my own order|my order|position",
    "find": "find|search (for)|look for|look up|where is|where's|where are|is there|are there",
    "participle": "paid|sent|bought|made|written|read|watered|booked|called|cleaned|fixed|ordered|ready|gone|over",
    "article": "the|a|an|my|our|any|all|some|for|task|tasks|words|word",
    "unsearchable": "on|in|at|to|or|and not|not|after|before|between|except|without|sort|sorted|order|ordered",
    "no_tag": "a|an|the|this|that|which|my|what|no|any|with|of|by",
    "about": "about|containing|contain|contains|mentioning|mention|mentions|matching|[with|containing] the [word|words]"
             "|with|for|named|called|related to|have to do with|to do with|concerning|regarding",
    "asks": "do i have|have i|did i|am i|list|agenda|plate|due|due dates|deadlines|schedule",
    "filler": "a|about|all|am|an|and|any|anything|are|around|as|be|can|check|could|did|display|do|does|due|every"
              "|everything|each|far|find|for|from|get|give|going|got|had|has|have|how|i|i'm|i've|in|is|it|late|look|many"
              "|me|much|must|my|need|needs|now|of|on|open|our|out|over|please|read|s|see|should|show|so|still|supposed"
              "|tell|that|the|their|them|there|these|this|to|up|us|view|was|we|what|what's|whats|when|where|where's"
              "|which|will|with|you|there's|currently|coming|next|first|already|yet|recently|list|lists|agenda|plate"
              "|schedule|been|were|entire|whole|single|absolutely|off|at|whichever|we've|your|but|also|only|just|deadline"
              "|deadlines|date|dates|left|named|number",
}  # fmt: skip

NUMBERS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=1
    )
} | {"a": 1, "an": 1, "a couple of": 2, "a couple": 2, "couple of": 2, "a few": 3, "few": 3}
ORDINALS = {
    word: word
    for word in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last")
} | {"bottom": "last", "top": "first", "final": "last"}
MONTHS = {
    word: number
    for number, word in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
         "december"), start=1,
    )
}  # fmt: skip
PRIORITIES = {
    "high": "high", "highest": "high", "top": "high", "urgent": "high", "important": "high", "critical": "high",
    "medium": "medium", "normal": "medium", "low": "low", "lowest": "low", "p1": "high", "p2": "medium", "p3": "low",
}  # fmt: skip
UNITS = {
    "minute": "minutes", "minutes": "minutes", "hour": "hours", "hours": "hours", "day": "days", "days": "days",
    "week": "weeks", "weeks": "weeks", "month": "months", "months": "months",
}  # fmt: skip
