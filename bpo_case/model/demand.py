"""Demand: seasonality, volumes, automation, and the work they mean. See docs/cost-model.md, "Demand"."""

from bpo_case.engine.declare import LineItems
from bpo_case.engine.operators import given, mean_of, most, pick, ratio, where
from bpo_case.model.shapes import ramped

demand_lines = LineItems("demand")
line = demand_lines.line


@line("Mean of the factors", unit="number", over="profiles")
def mean_factor(factors):
    """By which the twelve factors are brought to a mean of 1."""
    return mean_of(factors)


@line("Seasonal factor", unit="index", over="profiles", opening="same")
def seasonal_factor(factors, calendar_month, mean_factor):
    """The profile's factor of the calendar month, with a mean of 1 over the year."""
    return pick(factors, calendar_month) / mean_factor


@line("Season", unit="index", over="services", opening="same")
def season(profile, profile_seasonal_factor):
    """The service's seasonality; an even year without a profile."""
    return where(given(profile), profile_seasonal_factor, 1)


@line("Rise of the season", unit="index", over="services")
def season_rise(season, prev_season):
    """What the season adds to last month's, for which seasonal staff are hired."""
    return most(0, season - prev_season)


@line("Growth index", unit="index", over="services", opening=1)
def growth_index(growth, month):
    """Growth of the volume since month 1, smoothly."""
    return (1 + growth) ** ((month - 1) / 12)


@line("Volume", unit="unit", over="services")
def monthly_volume(first_volume, growth_index, season):
    """What comes in during the month, before any automation."""
    return first_volume * growth_index * season


@line("In-house change done", unit="share", over="plan")
def change_done(month, change_start, change_months):
    """How far the in-house change works, in even steps."""
    return ramped(month, change_start, change_months)


@line("Automated by the row", unit="share", over="plan")
def automated_now(automated_share, change_done):
    """Share of the service's volume that the row's automation handles."""
    return automated_share * change_done


@line("Improved by the row", unit="share", over="plan")
def improved_now(improvement_share, change_done):
    """Share of in-house posts that the row's process improvement saves."""
    return improvement_share * change_done


@line("Uplift by the row", unit="share", over="plan")
def uplift_now(handling_uplift, change_done):
    """How much harder the remaining units have become."""
    return handling_uplift * change_done


@line("Automation cost", unit="money", over="plan")
def automation_cost(service_monthly_volume, automated_now, automation_unit_cost, general_price_index):
    """Cost of the units that no person handles."""
    return service_monthly_volume * automated_now * automation_unit_cost * general_price_index


@line("Automated share", unit="share", over="scope")
def automated(total_automated_now):
    """Share of the service's volume that no person handles in this option."""
    return total_automated_now


@line("Improved share", unit="share", over="scope")
def improved(total_improved_now):
    """Share of in-house posts that better processes save in this option."""
    return total_improved_now


@line("People volume", unit="unit", over="scope")
def people_volume(service_monthly_volume, automated):
    """The volume that people still handle."""
    return service_monthly_volume * (1 - automated)


@line("Handling time", unit="minute/unit", over="scope")
def handling_minutes(service_minutes, total_uplift_now):
    """Minutes per unit: what automation leaves is harder."""
    return service_minutes * (1 + total_uplift_now)


@line("Workload", unit="hour", over="scope")
def workload_hours(people_volume, handling_minutes, minutes_per_hour):
    """Hours of work in the volume that people handle."""
    return people_volume * handling_minutes / minutes_per_hour


@line("Workload today", unit="minute", over="services")
def workload_today(volume_today, minutes_today):
    """A month's work that today's staff handle."""
    return volume_today * minutes_today


@line("Trend", unit="ratio", over="scope", opening=1)
def trend(service_first_volume, service_growth_index, automated, handling_minutes, service_workload_today):
    """Work against what today's staff handle, without season: volume-driven posts follow it."""
    return ratio(
        service_first_volume * service_growth_index * (1 - automated) * handling_minutes, service_workload_today
    )
