"""Take in what people hold: read with care, defuse what could do harm, lose nothing."""
