"""Diagnosis of an installation: each trouble and its remedy, one finding a line."""

from taskchat.doctor.checks import check_data, check_model, check_origins, check_prices, check_script
from taskchat.doctor.examination import examine
from taskchat.doctor.findings import Finding, Level
from taskchat.doctor.model_check import check_answer
from taskchat.doctor.packages import check_packages
from taskchat.doctor.shared import check_connections, check_redis
from taskchat.doctor.storage import check_conversations, check_database
from taskchat.doctor.streaming import check_stream

__all__ = [
    "Finding",
    "Level",
    "check_answer",
    "check_connections",
    "check_conversations",
    "check_data",
    "check_database",
    "check_model",
    "check_origins",
    "check_packages",
    "check_prices",
    "check_redis",
    "check_script",
    "check_stream",
    "examine",
]
