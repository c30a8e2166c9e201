"""Where somebody may be, so that two clocks can be tried, and a shared location leads to the right one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Where:
    """A city as people read it, its IANA zone, and a point in it (latitude, longitude)."""

    city: str
    zone: str
    at: tuple[float, float]


CITIES = (
    Where("London", "Europe/London", (51.5074, -0.1278)),
    Where("Madrid", "Europe/Madrid", (40.4168, -3.7038)),
    Where("Nairobi", "Africa/Nairobi", (-1.2864, 36.8172)),
    Where("Kolkata", "Asia/Kolkata", (22.5726, 88.3639)),
    Where("Sydney", "Australia/Sydney", (-33.8688, 151.2093)),
    Where("New York", "America/New_York", (40.7128, -74.0060)),
    Where("Los Angeles", "America/Los_Angeles", (34.0522, -118.2437)),
)


def city(name: str) -> Where:
    """Raises LookupError for one that is not among them."""
    found = next((one for one in CITIES if one.city == name), None)
    if found is None:
        raise LookupError(f"Nobody here can be in {name}.")
    return found
