"""Questions of the assistant as ChatKit's structured input: asked, answered by a message of the person, or skipped."""

from chatkit.types import (
    InferenceOptions,
    StructuredInput,
    StructuredInputAnswer,
    StructuredInputFreeform,
    StructuredInputItem,
    StructuredInputMultipleChoice,
    StructuredInputMultipleChoiceOption,
    StructuredInputSubmission,
    UserMessageItem,
    UserMessageTextContent,
)

from taskchat.assistant import Question
from taskchat.chat.values import chatkit_now
from taskchat.database import new_id
from taskchat.text import printable

_INPUT_ID = "question"


def question_item(question: Question, thread_id: str) -> StructuredInputItem:
    """Make the item that asks the person; without suggestions they answer in their own words."""
    made = {"id": str(new_id()), "thread_id": thread_id, "created_at": chatkit_now()}
    return StructuredInputItem(inputs=[_input(question)], **made)


def _input(question: Question) -> StructuredInput:
    text = printable(question.text)
    if not question.suggestions:
        return StructuredInputFreeform(id=_INPUT_ID, question=text)
    options = [StructuredInputMultipleChoiceOption(value=printable(one)) for one in question.suggestions]
    return StructuredInputMultipleChoice(id=_INPUT_ID, question=text, options=options)


def answered(item: StructuredInputItem, submission: StructuredInputSubmission) -> StructuredInputItem:
    """Copy of a question with the answers to it; without any it is skipped."""
    inputs = [one.model_copy(update={"answer": _answer(one, submission)}) for one in item.inputs]
    is_skipped = all(one.answer is None or one.answer.skipped for one in inputs)
    return item.model_copy(update={"inputs": inputs, "status": "skipped" if is_skipped else "answered"})


def skipped(item: StructuredInputItem) -> StructuredInputItem:
    """Copy of a question that gets no answer any more."""
    return answered(item, StructuredInputSubmission(status="skipped"))


def _answer(one: StructuredInput, submission: StructuredInputSubmission) -> StructuredInputAnswer:
    given = submission.answers.get(one.id)
    if submission.status == "skipped" or given is None or given.skipped:
        return StructuredInputAnswer(skipped=True)
    values = [text for value in given.values if (text := printable(value).strip())]
    if not (isinstance(one, StructuredInputMultipleChoice) and one.multiple):
        values = values[:1]
    return StructuredInputAnswer(values=values, skipped=not values)


def answer_text(item: StructuredInputItem) -> str:
    """Answer to a question as the person would have written it; to several, each on a line with its question."""
    given = [(one.question, ", ".join(one.answer.values)) for one in item.inputs if one.answer and one.answer.values]
    if len(item.inputs) == 1:
        return "".join(words for _, words in given)
    return "\n".join(f"{question} {words}" for question, words in given)


def answer_message(item: StructuredInputItem, model: str | None) -> UserMessageItem:
    """Make the message that the answer to a question is, for the model to answer with."""
    return UserMessageItem(
        id=str(new_id()),
        thread_id=item.thread_id,
        created_at=chatkit_now(),
        content=[UserMessageTextContent(text=answer_text(item))],
        inference_options=InferenceOptions(model=model),
    )
