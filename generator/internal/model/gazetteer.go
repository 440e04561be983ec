package model

// Place is where people can search from: a town, or the middle of a postal
// code's area. A town is known by its name and region, a postal code by its code.
type Place struct {
	Name       string // "Denver" or "80202"
	Postal     bool   // Name is a postal code
	Region     string // ISO 3166-2 without its country, "CO"; "" when it is not known
	Country    string // ISO 3166-1, "US"
	Latitude   float64
	Longitude  float64
	Population int // of towns; 0 when it is not known
}
