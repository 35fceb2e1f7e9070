"""Whatever holds of every value of the model, whichever its type."""

import copy
import pickle

import attrs
import pytest
from hypothesis import given, strategies as st

from conflictmodel import strategies
from conflictmodel._hypothesis import _STRATEGIES
from conflictmodel.errors import InvalidValueError
from conflictmodel.model.count import Count
from conflictmodel.model.evidence import Evidence, Rule

of_every_type = pytest.mark.parametrize(
    "values",
    [pytest.param(getattr(strategies, name)(), id=name) for name in sorted([*_STRATEGIES.values(), "claims"])],
)


@of_every_type
@given(data=st.data())
def test_a_value_is_equal_to_its_copies_and_hashes_alike(values, data):
    value = data.draw(values)
    for twin in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):  # noqa: S301  the test's own
        assert twin == value
        assert hash(twin) == hash(value)


@of_every_type
@given(data=st.data())
def test_a_value_is_rebuilt_from_its_fields(values, data):
    value = data.draw(values)
    fields = attrs.fields(type(value))
    assert type(value)(**{field.name: getattr(value, field.name) for field in fields}) == value


@of_every_type
@given(data=st.data())
def test_a_value_is_frozen_and_takes_no_attribute_that_it_has_not(values, data):
    value = data.draw(values)
    for name in (attrs.fields(type(value))[0].name, "surprise"):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(value, name, 1)
    assert not hasattr(value, "__dict__")


@of_every_type
@given(data=st.data())
def test_a_value_can_always_be_shown(values, data):
    value = data.draw(values)
    assert repr(value).startswith(type(value).__name__)
    assert isinstance(str(value), str)


@of_every_type
@given(data=st.data())
def test_no_field_takes_a_value_of_a_foreign_type(values, data):
    value = data.draw(values)
    field = data.draw(st.sampled_from(attrs.fields(type(value))))
    with pytest.raises(InvalidValueError) as caught:
        attrs.evolve(value, **{field.name: {"not": "a value"}})
    assert (caught.value.owner, caught.value.field) == (type(value).__name__, field.name)


def test_pickle_does_not_check():
    forged = pickle.loads(pickle.dumps(Count.exactly(1)).replace(b"exact", b"vague"))  # noqa: S301  the test's own
    assert (forged.stated, forged.basis) == (1, "vague")


def test_evidence_points_at_some_words():
    with pytest.raises(InvalidValueError):
        Evidence(Rule.VERB, ())
