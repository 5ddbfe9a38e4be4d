"""The encoder's training: from packaged multilingual weights to the quantised model that ships."""
