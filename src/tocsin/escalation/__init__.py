"""From one journalist's findings in time order to indicator states and alerts."""
